package prepaid.simulation.bugs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.simulation.store.Database;
import prepaid.simulation.town.Seams;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;

/** Confirmations and reversals that say one thing and do another. */
final class AdviceBugs {
  static final List<PlantedBug> ALL =
      List.of(
          bug("tombstone-forgotten", Unburied::new),
          bug("confirmed-whatever-stands", AlwaysConfirmed::new),
          bug("reversed-on-doubt", DoubtIsReversed::new),
          bug("minutes-given-back", MinutesBack::new));

  private AdviceBugs() {}

  private interface Wrapping {
    Advices around(Advices inner);
  }

  private static PlantedBug bug(String name, Wrapping bug) {
    return new PlantedBug(
        name,
        new Seams() {
          @Override
          public Advices advices(Advices inner, Database rows) {
            return bug.around(inner);
          }
        });
  }

  private static class Forwarding implements Advices {
    private final Advices inner;

    Forwarding(Advices inner) {
      this.inner = inner;
    }

    @Override
    public Optional<Advised> advised(VendKey sale) {
      return inner.advised(sale);
    }

    @Override
    public Advised confirm(VendKey sale, Instant at) {
      return inner.confirm(sale, at);
    }

    @Override
    public boolean bury(VendKey sale, Instant at) {
      return inner.bury(sale, at);
    }

    @Override
    public Optional<Held> held(VendKey sale) {
      return inner.held(sale);
    }

    @Override
    public Commit reverse(Vend reversal, Meter before, VendState after) {
      return inner.reverse(reversal, before, after);
    }
  }

  /** The late sale is made after its reversal was answered. */
  private static final class Unburied extends Forwarding {
    Unburied(Advices inner) {
      super(inner);
    }

    @Override
    public boolean bury(VendKey sale, Instant at) {
      return true;
    }
  }

  private static final class AlwaysConfirmed extends Forwarding {
    AlwaysConfirmed(Advices inner) {
      super(inner);
    }

    @Override
    public Advised confirm(VendKey sale, Instant at) {
      super.confirm(sale, at);
      return Advised.CONFIRMED;
    }
  }

  private static final class DoubtIsReversed extends Forwarding {
    DoubtIsReversed(Advices inner) {
      super(inner);
    }

    @Override
    public Commit reverse(Vend reversal, Meter before, VendState after) {
      try {
        return super.reverse(reversal, before, after);
      } catch (OutcomeUnknown unknown) {
        return new Commit.Done();
      }
    }
  }

  /** The next token of the meter gets the number of one that was undone. */
  private static final class MinutesBack extends Forwarding {
    MinutesBack(Advices inner) {
      super(inner);
    }

    @Override
    public Commit reverse(Vend reversal, Meter before, VendState after) {
      long earlier = before.state().lastTokenMinute() - 1;
      return super.reverse(reversal, before, Rows.state(after).lastTokenMinute(earlier).state());
    }
  }
}
