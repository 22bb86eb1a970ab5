package prepaid.vending.ledger;

/**
 * What a vend that nobody pays for takes from a budget, in the vend's own transaction.
 *
 * @param name of the budget
 * @param take tenths of a unit, or a number of tokens, more than zero
 * @param footing how the budget counts
 */
public record Budget(String name, long take, Footing footing) {
  /** How a budget counts. */
  public sealed interface Footing {
    /**
     * It counts up from zero.
     *
     * @param limit which the policy sets
     */
    record UpTo(long limit) implements Footing {}

    /** It counts down from what was put into it; without a row there is nothing in it. */
    record Left() implements Footing {}
  }

  /** Of a campaign, which was given so much. */
  public static Budget ofRun(String run, long tenths) {
    return new Budget(runName(run), tenths, new Footing.Left());
  }

  public static String runName(String run) {
    return "run#" + run;
  }
}
