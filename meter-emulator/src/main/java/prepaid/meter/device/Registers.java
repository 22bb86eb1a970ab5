package prepaid.meter.device;

/**
 * A meter's counters. Immutable.
 *
 * <p>Consumption is counted in parts, 6000 to a tenth of a unit: one part of a kWh register is one
 * watt-minute, so that small loads over short times are not lost to rounding.
 *
 * @param credit tenths of a unit, or 0.00001 of the currency, the reserve included; never negative
 * @param carry consumption not yet taken off the credit, below one step of it
 * @param usage parts consumed since manufacture
 * @param reserve what is left of the credit that the meter was made with: it is used last
 */
public record Registers(long credit, long carry, long usage, long reserve) {
  public static final int PARTS_PER_TENTH = 6000;

  /** One litre of a cubic metre. */
  public static final int PARTS_PER_LITRE = 60;

  private static final int PARTS_PER_UNIT = 10 * PARTS_PER_TENTH;

  /** Of a new meter. */
  public static Registers made(long reserve) {
    return new Registers(reserve, 0, 0, reserve);
  }

  /** What was used cannot be in reserve. */
  public Registers {
    reserve = Math.min(reserve, credit);
  }

  /** Credit entered. The amount may be negative with money; the sum must fit the register. */
  Registers credited(long amount) {
    return new Registers(Math.addExact(credit, amount), carry, usage, reserve);
  }

  /** Nothing to use any more; what was used stays counted. */
  Registers cleared() {
    return new Registers(0, 0, usage, 0);
  }

  /** Whether the reserve is all that is left. */
  public boolean reserveInUse() {
    return reserve > 0 && credit == reserve;
  }

  /** The parts that the credit still pays for. */
  private long affordable(long price, long partsPerPrice) {
    return (credit * partsPerPrice - carry) / price;
  }

  /**
   * Takes off what flowed, until the credit ends.
   *
   * @param parts what the load asks for, at least 0
   * @param rate1e5 the price of a unit, of a meter that counts money
   */
  Registers consumed(long parts, Counting counting, long rate1e5) {
    boolean money = counting instanceof Counting.Money;
    long price = money ? rate1e5 : 1;
    long partsPerPrice = money ? PARTS_PER_UNIT : PARTS_PER_TENTH;
    long affordable = affordable(price, partsPerPrice);
    if (parts >= affordable) {
      // What is left, if anything, does not pay for one more part: the register is empty.
      return new Registers(0, 0, usage + affordable, 0);
    }
    long owed = carry + parts * price;
    long left = credit - owed / partsPerPrice;
    return new Registers(left, owed % partsPerPrice, usage + parts, reserve);
  }

  /** Whole tenths of a unit consumed since manufacture. */
  public long usageTenths() {
    return usage / PARTS_PER_TENTH;
  }
}
