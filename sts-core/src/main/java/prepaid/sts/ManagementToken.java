package prepaid.sts;

/**
 * A token of class 2 that sets or clears something in one meter (IEC 62055-41 §6.2), encrypted
 * under its decoder key: {@code RND(4) | TID(24) | value(16)}. Key changes, of class 2 too, are
 * {@link KeySection}s.
 */
public sealed interface ManagementToken extends DatedToken {
  /** 4 bits that only make equal tokens differ, 0 to 15. */
  int rnd();

  /** The 16 bits that the subclass reads. */
  int value();

  @Override
  default int tokenClass() {
    return 2;
  }

  @Override
  default long content() {
    return (long) rnd() << 40 | (long) tid().minutes() << 16 | value();
  }

  private static void check(int rnd, int value) {
    FieldBits.checkRnd(rnd);
    FieldBits.check("the value of a management token", value, 16);
  }

  /** A limit in watts, in the encoding of {@link UnitsAmount} with the unit 1 W. */
  sealed interface Limit extends ManagementToken {
    /** What the meter will allow. */
    default long watts() {
      return UnitsAmount.decoded(value());
    }
  }

  /**
   * SetMaximumPowerLimit, subclass 0: above it the meter opens its contactor.
   *
   * @param value see {@link UnitsAmount}, in watts
   */
  record PowerLimit(int rnd, TokenIdentifier tid, int value) implements Limit {

    /**
     * @throws IllegalArgumentException for a field beyond its bits
     */
    public PowerLimit {
      check(rnd, value);
    }

    /**
     * A limit rounded up to what a token can hold.
     *
     * @param watts 0 to {@link UnitsAmount#MAX_TENTHS}
     * @throws IllegalArgumentException for values out of range
     */
    public static PowerLimit ofWatts(int rnd, TokenIdentifier tid, long watts) {
      return new PowerLimit(rnd, tid, UnitsAmount.field(watts));
    }

    @Override
    public int subclass() {
      return 0;
    }
  }

  /** ClearCredit, subclass 1: the meter sets a register to zero. */
  record ClearCredit(int rnd, TokenIdentifier tid, CreditRegister register)
      implements ManagementToken {

    /**
     * @throws IllegalArgumentException for a field beyond its bits
     */
    public ClearCredit {
      check(rnd, register.number());
    }

    @Override
    public int subclass() {
      return 1;
    }

    @Override
    public int value() {
      return register.number();
    }
  }

  /**
   * SetTariffRate, subclass 2: what a unit costs at a meter that counts money.
   *
   * @param value 0 to 65535; the unit is the maker's
   */
  record TariffRate(int rnd, TokenIdentifier tid, int value) implements ManagementToken {

    /**
     * @throws IllegalArgumentException for a field beyond its bits
     */
    public TariffRate {
      check(rnd, value);
    }

    @Override
    public int subclass() {
      return 2;
    }
  }

  /** ClearTamperCondition, subclass 5: the meter forgets that it was tampered with. */
  record ClearTamper(int rnd, TokenIdentifier tid) implements ManagementToken {

    /**
     * @throws IllegalArgumentException for a field beyond its bits
     */
    public ClearTamper {
      FieldBits.checkRnd(rnd);
    }

    @Override
    public int subclass() {
      return 5;
    }

    @Override
    public int value() {
      return 0;
    }
  }

  /**
   * SetMaximumPhasePowerUnbalanceLimit, subclass 6: how far the phases may differ.
   *
   * @param value see {@link UnitsAmount}, in watts
   */
  record PhaseUnbalanceLimit(int rnd, TokenIdentifier tid, int value) implements Limit {

    /**
     * @throws IllegalArgumentException for a field beyond its bits
     */
    public PhaseUnbalanceLimit {
      check(rnd, value);
    }

    /**
     * A limit rounded up to what a token can hold.
     *
     * @param watts 0 to {@link UnitsAmount#MAX_TENTHS}
     * @throws IllegalArgumentException for values out of range
     */
    public static PhaseUnbalanceLimit ofWatts(int rnd, TokenIdentifier tid, long watts) {
      return new PhaseUnbalanceLimit(rnd, tid, UnitsAmount.field(watts));
    }

    @Override
    public int subclass() {
      return 6;
    }
  }

  /**
   * SetWaterMeterFactor, subclass 7.
   *
   * @param value 0 to 65535
   */
  record WaterMeterFactor(int rnd, TokenIdentifier tid, int value) implements ManagementToken {

    /**
     * @throws IllegalArgumentException for a field beyond its bits
     */
    public WaterMeterFactor {
      check(rnd, value);
    }

    @Override
    public int subclass() {
      return 7;
    }
  }

  /**
   * A token of the extended set, subclass 10. One public source only.
   *
   * @param index which one, 0 to 63
   * @param rest its content, 10 bits
   */
  record ExtendedSet(int rnd, TokenIdentifier tid, int index, int rest) implements ManagementToken {
    private static final int REST_BITS = 10;

    /**
     * @throws IllegalArgumentException for a field beyond its bits
     */
    public ExtendedSet {
      FieldBits.checkRnd(rnd);
      FieldBits.check("the index", index, 6);
      FieldBits.check("the rest", rest, REST_BITS);
    }

    @Override
    public int subclass() {
      return 10;
    }

    @Override
    public int value() {
      return index << REST_BITS | rest;
    }
  }
}
