package prepaid.vending.vending;

import java.util.Arrays;
import java.util.Optional;
import prepaid.sts.CreditRegister;
import prepaid.sts.ManagementToken;
import prepaid.sts.MeterTest;
import prepaid.sts.TestDisplayToken;
import prepaid.sts.TestDisplayToken.Layout;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.UnitsAmount;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.EngineeringTask.Kind;

/** The standard's tokens for the tasks of the desk. */
final class EngineeringTokens {
  private EngineeringTokens() {}

  /** Why no token does this, in words; empty when one does. */
  static Optional<String> refusal(EngineeringTask task) {
    boolean fits =
        switch (task.kind()) {
          case POWER_LIMIT, PHASE_UNBALANCE_LIMIT ->
              task.value() >= 0 && task.value() <= UnitsAmount.MAX_TENTHS;
          case CLEAR_CREDIT -> register(task).isPresent();
          case CLEAR_TAMPER -> task.value() == 0;
          case TEST -> task.value() == 0 || test(task).isPresent();
        };
    return fits ? Optional.empty() : Optional.of(words(task.kind()));
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case POWER_LIMIT, PHASE_UNBALANCE_LIMIT ->
          "A limit is 0 to %d watts.".formatted(UnitsAmount.MAX_TENTHS);
      case CLEAR_CREDIT -> "A register is 0 to 7, or 65535 for all of them.";
      case CLEAR_TAMPER -> "Clearing a tamper takes no value.";
      case TEST -> "A test is 1 to %d, or 0 for all of them.".formatted(MeterTest.values().length);
    };
  }

  /**
   * The token of a task that the meter's key encrypts.
   *
   * @throws IllegalArgumentException for a test, which no key encrypts, and what {@link #refusal}
   *     refuses
   */
  static ManagementToken management(EngineeringTask task, int rnd, TokenIdentifier tid) {
    return switch (task.kind()) {
      case POWER_LIMIT -> ManagementToken.PowerLimit.ofWatts(rnd, tid, task.value());
      case PHASE_UNBALANCE_LIMIT ->
          ManagementToken.PhaseUnbalanceLimit.ofWatts(rnd, tid, task.value());
      case CLEAR_CREDIT -> new ManagementToken.ClearCredit(rnd, tid, register(task).orElseThrow());
      case CLEAR_TAMPER -> new ManagementToken.ClearTamper(rnd, tid);
      case TEST -> throw new IllegalArgumentException("a test is not encrypted");
    };
  }

  /** The token of a test, for meters of every maker; 0 is everything that the meter can do. */
  static TestDisplayToken testing(EngineeringTask task) {
    return test(task)
        .map(test -> TestDisplayToken.Tests.of(Layout.TWO_DIGIT_CODE, test))
        .orElseGet(() -> TestDisplayToken.Tests.every(Layout.TWO_DIGIT_CODE));
  }

  private static Optional<CreditRegister> register(EngineeringTask task) {
    return task.value() < 0 || task.value() > CreditRegister.ALL.number()
        ? Optional.empty()
        : CreditRegister.ofNumber((int) task.value());
  }

  private static Optional<MeterTest> test(EngineeringTask task) {
    return Arrays.stream(MeterTest.values())
        .filter(test -> test.ordinal() + 1 == task.value())
        .findFirst();
  }
}
