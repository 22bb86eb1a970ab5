package prepaid.simulation.town;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import prepaid.simulation.store.SimCards;
import prepaid.simulation.store.SimDeliveries;
import prepaid.simulation.store.SimFloats;
import prepaid.simulation.store.SimKeys;
import prepaid.simulation.store.SimLedger;
import prepaid.simulation.store.SimMeters;
import prepaid.simulation.store.SimPurchases;
import prepaid.simulation.store.SimRegistry;
import prepaid.simulation.store.SimReminders;
import prepaid.simulation.town.Functions.Ground;
import prepaid.sts.StaTables;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.keys.VendingKeys;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.partners.FloatKeeper;
import prepaid.vending.partners.FloatSlices;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminders;
import prepaid.vending.vending.Quotes;

/** What functions are wired to: the world's ports, with whatever a test put in between. */
record Wiring(Ground ground) {
  /** Of an instance, which is wrong by a little. */
  Clock clock() {
    int wrong = ground.clockMillisWrongMax();
    long millis = ground.random().nextInt(2 * wrong + 1) - wrong;
    return new SimClock(ground.scheduler(), Duration.ofMillis(millis));
  }

  Quotes quotes(Clock clock) {
    SimRegistry registry = registry(clock);
    return new Quotes(
        new Quotes.Sources(
            meters(),
            ground.seams().utilities(registry),
            ground.seams().tariffs(registry),
            new SimKeys(ground.rows(), ground.wire())),
        clock);
  }

  SimRegistry registry(Clock clock) {
    return new SimRegistry(ground.rows(), ground.wire(), clock);
  }

  SimMeters meters() {
    return new SimMeters(ground.rows(), ground.wire());
  }

  SimCards cards() {
    return new SimCards(ground.rows(), ground.wire());
  }

  PaymentProvider provider() {
    return ground.seams().provider(ground.provider());
  }

  Purchases purchases() {
    return ground.seams().purchases(new SimPurchases(ground.rows(), ground.wire()));
  }

  Reminders reminders(Clock clock) {
    return ground.seams().reminders(new SimReminders(ground.rows(), ground.wire(), clock));
  }

  SimFloats floats() {
    return ground.seams().floats(ground.rows(), ground.wire());
  }

  FloatSlices slices() {
    return ground.seams().slices(floats(), ground.rows());
  }

  Ledger ledger(Optional<FloatKeeper> keeper) {
    return ground
        .seams()
        .ledger(new SimLedger(ground.rows(), ground.wire(), floats(), keeper), ground.rows());
  }

  VendingKeys keys(Clock clock) {
    return ground
        .seams()
        .keys(new UnwrappedVendingKeys(ground.kms(), Town.ENVIRONMENT, StaTables.sample(), clock));
  }

  Delivering delivering(Clock clock) {
    var utilities = ground.seams().utilities(registry(clock));
    var rows = ground.seams().deliveries(new SimDeliveries(ground.rows(), ground.wire()));
    return new Delivering(
        new Delivering.Sources(purchases(), meters(), utilities, new SimPhones()),
        ground.seams().texts(ground.carrier()),
        new Delivering.Notes(rows, reminders(clock)),
        clock);
  }

  /** A source of ids that says the same in each run of a seed. */
  SecureRandom secureRandom() {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(ground.random().nextLong());
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA1PRNG", e);
    }
  }
}
