package prepaid.simulation.people;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;

/** Operators who change the register while it is sold from. */
public final class Office {
  private final Meters meters;
  private final SplittableRandom random;

  public Office(Meters meters, SplittableRandom random) {
    this.meters = meters;
    this.random = random;
  }

  /** Blocks a meter, or opens it again. */
  public void look(String number) {
    write(number, random.nextInt(3) == 0 ? Optional.of("Under inspection") : Optional.empty());
  }

  /** Closes a meter to sales. */
  public void block(String number) {
    write(number, Optional.of("Under inspection"));
  }

  /** Opens a meter to sales. */
  public void open(String number) {
    write(number, Optional.empty());
  }

  /** Somebody paid what an account owed: it is taken off, and the other debts stay. */
  public void settle(String number) {
    Meter there = meters.read(new Drn(number)).orElseThrow();
    List<Debt> others =
        there.state().debts().stream().filter(debt -> debt.kind() != DebtKind.ACCOUNT).toList();
    var unused =
        meters.replace(there.registration(), there.state().withDebts(others), there.version());
  }

  /** Again and again, as an operator does whose page says that it did not work. */
  private void write(String number, Optional<String> blocked) {
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      try {
        Meter there = meters.read(new Drn(number)).orElseThrow();
        if (meters.replace(with(there.registration(), blocked), there.version())) {
          return;
        }
      } catch (RuntimeException didNotWork) {
        continue;
      }
    }
  }

  private static Registration with(Registration meter, Optional<String> blocked) {
    return new Registration(
        meter.number(),
        meter.sts(),
        meter.tariff(),
        meter.resource(),
        meter.mode(),
        meter.holder(),
        blocked,
        meter.initialCredit(),
        meter.flags());
  }
}
