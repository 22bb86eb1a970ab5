package prepaid.vending.partners;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;

/** What follows a partner's sale: its row on the statement, and a look whether the float is low. */
public final class Bookkeeping {
  private final Statements statements;
  private final Partners partners;
  private final Accounts accounts;
  private final FloatAlerts alerts;
  private final InstantSource clock;
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();

  /** Port: tells a partner that its float runs low. */
  @FunctionalInterface
  public interface FloatAlerts {
    void low(Partner partner, Money available);
  }

  /** Where accounts are read, and who is told. */
  public record Looking(Partners partners, FloatSlices floats, FloatAlerts alerts) {}

  public Bookkeeping(Statements statements, Looking looking, InstantSource clock) {
    this.statements = statements;
    this.partners = looking.partners();
    this.accounts = new Accounts(looking.floats(), clock);
    this.alerts = looking.alerts();
    this.clock = clock;
  }

  /** Does nothing for what a partner did not sell, and nothing more the second time. */
  public void record(Vend vend) {
    Optional<Entry> entry = Entry.of(vend);
    if (entry.isPresent() && statements.add(entry.get()) && isTimeToLook(entry.get().partner())) {
      partners.find(entry.get().partner()).ifPresent(this::look);
    }
  }

  private boolean isTimeToLook(String partner) {
    Instant now = clock.instant();
    Instant before = looked.get(partner);
    if (before != null && now.isBefore(before.plus(Limits.LOW_FLOAT_LOOK_PAUSE))) {
      return false;
    }
    if (looked.size() >= Limits.FLOATS_KEPT_MAX) {
      looked.clear();
    }
    looked.put(partner, now);
    return true;
  }

  /** Once a day is enough to know, and not so often that nobody reads it. */
  private void look(Partner partner) {
    Accounts.Standing standing = accounts.standing(partner);
    if (standing.isLow(partner)
        && statements.once(partner.id(), Entry.dayOf(clock.instant()), "low-float")) {
      alerts.low(partner, standing.available());
    }
  }
}
