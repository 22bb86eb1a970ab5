package prepaid.meter.device;

/**
 * What the maker chose for a model, and no token changes.
 *
 * @param phases 1 or 3; only a meter of three has a limit of their unbalance
 * @param keyChangeSeconds how long sections of a key change wait for the others
 * @param reconnectSeconds how long the contactor stays open after too much power
 * @param lowCredit below this, in the steps of the credit register, the meter warns
 */
public record Features(int phases, int keyChangeSeconds, int reconnectSeconds, long lowCredit) {
  public static final int KEY_CHANGE_SECONDS = 600;
  public static final int RECONNECT_SECONDS = 30;

  private static final long LOW_UNITS = 10;

  private static final Features COUNTS_UNITS =
      new Features(3, KEY_CHANGE_SECONDS, RECONNECT_SECONDS, LOW_UNITS * 10);
  private static final Features COUNTS_MONEY =
      new Features(3, KEY_CHANGE_SECONDS, RECONNECT_SECONDS, LOW_UNITS * 100_000);

  /** As most meters are made: three phases, ten minutes, half a minute, ten of the unit. */
  public static Features usual(Counting counting) {
    return counting instanceof Counting.Money ? COUNTS_MONEY : COUNTS_UNITS;
  }
}
