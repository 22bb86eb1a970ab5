package prepaid.meter;

/**
 * A meter's counters. Immutable.
 *
 * <p>Consumption is counted in parts, 6000 to a tenth of a unit: one part of a kWh register is one
 * watt-minute, so that small loads over short times are not lost to rounding.
 *
 * @param credit tenths of a unit, or 0.00001 of the currency; never negative
 * @param carry consumption not yet taken off the credit, below one step of it
 * @param usage parts consumed since manufacture
 */
public record Registers(long credit, long carry, long usage) {
  public static final int PARTS_PER_TENTH = 6000;
  private static final int PARTS_PER_UNIT = 10 * PARTS_PER_TENTH;

  /** A new meter with some credit. */
  public static Registers withCredit(long credit) {
    return new Registers(credit, 0, 0);
  }

  /** Credit entered. The amount may be negative with money; the sum must fit the register. */
  Registers credited(long amount) {
    return new Registers(Math.addExact(credit, amount), carry, usage);
  }

  /** The parts that the credit still pays for. */
  private long affordable(long price, long partsPerPrice) {
    return (credit * partsPerPrice - carry) / price;
  }

  /**
   * Takes off what flowed, until the credit ends.
   *
   * @param parts what the load asks for, at least 0
   */
  Registers consumed(long parts, Counting counting) {
    long price = counting instanceof Counting.Money money ? money.rate1e5PerUnit() : 1;
    long partsPerPrice = counting instanceof Counting.Money ? PARTS_PER_UNIT : PARTS_PER_TENTH;
    long affordable = affordable(price, partsPerPrice);
    if (parts >= affordable) {
      // What is left, if anything, does not pay for one more part: the register is empty.
      return new Registers(0, 0, usage + affordable);
    }
    long owed = carry + parts * price;
    return new Registers(credit - owed / partsPerPrice, owed % partsPerPrice, usage + parts);
  }

  /** Whole tenths of a unit consumed since manufacture. */
  public long usageTenths() {
    return usage / PARTS_PER_TENTH;
  }
}
