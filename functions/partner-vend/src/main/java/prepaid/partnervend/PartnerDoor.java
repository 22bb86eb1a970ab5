package prepaid.partnervend;

import java.util.Optional;
import prepaid.http.BasicCredentials;
import prepaid.http.HttpRequest;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;

/** Who asks: a partner's id and one of its live secrets, by HTTP Basic. */
public final class PartnerDoor {
  private final Partners partners;

  public PartnerDoor(Partners partners) {
    this.partners = partners;
  }

  /** The partner; empty when the header is missing or wrong, or the partner is not active. */
  public Optional<Partner> open(HttpRequest request) {
    return BasicCredentials.of(request)
        .filter(given -> Partner.isId(given.name()))
        .flatMap(given ->
            partners.find(given.name()).filter(partner -> partner.opensWith(given.secret())))
        .filter(Partner::active);
  }
}
