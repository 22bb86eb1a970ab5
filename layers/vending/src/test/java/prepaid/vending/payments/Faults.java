package prepaid.vending.payments;

import java.util.SplittableRandom;

/** What goes wrong at the ports: a call may fail before it has taken effect, or after. */
interface Faults {
  boolean before(String call);

  boolean after(String call);

  Faults NONE = only("");

  /** Every call of this name fails without effect. */
  static Faults only(String name) {
    return new Faults() {
      @Override
      public boolean before(String call) {
        return call.equals(name);
      }

      @Override
      public boolean after(String call) {
        return false;
      }
    };
  }

  /** Every call of this name takes effect and then fails: its answer is lost. */
  static Faults answerLost(String name) {
    return new Faults() {
      @Override
      public boolean before(String call) {
        return false;
      }

      @Override
      public boolean after(String call) {
        return call.equals(name);
      }
    };
  }

  /** Each call fails before or after its effect, each with this chance in a hundred. */
  static Faults seeded(SplittableRandom random, int percent) {
    return new Faults() {
      @Override
      public boolean before(String call) {
        return random.nextInt(100) < percent;
      }

      @Override
      public boolean after(String call) {
        return random.nextInt(100) < percent;
      }
    };
  }

  /** The store is out of order. */
  final class StoreDown extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
