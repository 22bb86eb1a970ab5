package prepaid.aws.recent;

import java.time.Clock;
import java.util.Optional;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;

/** Partners as they stood some seconds ago: a revoked terminal stops selling within that time. */
public final class RecentPartners implements Partners {
  private final Partners partners;
  private final Recent<String, Optional<Partner>> byId;

  public RecentPartners(Partners partners, Clock clock) {
    this.partners = partners;
    this.byId = new Recent<>(clock, partners::find, Optional::isEmpty);
  }

  @Override
  public Optional<Partner> find(String id) {
    return byId.get(id);
  }

  @Override
  public boolean put(Partner partner) {
    try {
      return partners.put(partner);
    } finally {
      byId.forget(partner.id());
    }
  }
}
