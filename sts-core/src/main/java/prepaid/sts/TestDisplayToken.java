package prepaid.sts;

import java.util.Optional;

/**
 * A token of class 1 (InitiateMeterTest/Display, IEC 62055-41 §6.2.3): it asks a meter to test
 * itself or to show something. It is never encrypted, so one token serves every meter of a maker,
 * or with the manufacturer code 0 every meter there is. Manufacturer codes stand in it as plain
 * binary numbers; no public source says so in words.
 */
public sealed interface TestDisplayToken extends ClearToken {
  /** The code of standard tests, which every meter takes. */
  int ANY_MANUFACTURER = 0;

  /** The manufacturer whose meters take it, or {@link #ANY_MANUFACTURER}. */
  int manufacturerCode();

  @Override
  default int tokenClass() {
    return 1;
  }

  /**
   * {@link TokenResult#MFR_CODE_ERROR} when a meter of this maker refuses it; empty when it is
   * meant for the meter, or for all.
   *
   * @param ownCode the manufacturer code of the meter
   */
  default Optional<DecodedToken.Refused> refusal(int ownCode) {
    return manufacturerCode() == ANY_MANUFACTURER || manufacturerCode() == ownCode
        ? Optional.empty()
        : Optional.of(
            DecodedToken.refused(
                TokenResult.MFR_CODE_ERROR,
                tokenClass(),
                subclass(),
                "it is for meters of the manufacturer " + manufacturerCode()));
  }

  /** The two layouts of standard tests, by the manufacturer codes of the meters that take them. */
  enum Layout {
    /** Subclass 0: 36 control bits, 8 bits of code, for codes of 2 digits. */
    TWO_DIGIT_CODE(0, 36, 8),
    /** Subclass 1: 28 control bits, 16 bits of code, for codes of 4 digits. */
    FOUR_DIGIT_CODE(1, 28, 16);

    private final int subclass;
    private final int controlBits;
    private final int codeBits;

    Layout(int subclass, int controlBits, int codeBits) {
      this.subclass = subclass;
      this.controlBits = controlBits;
      this.codeBits = codeBits;
    }

    /** 0 or 1. */
    public int subclass() {
      return subclass;
    }

    /** Width of the control field: 36 or 28 bits. */
    public int controlBits() {
      return controlBits;
    }

    /** Width of the manufacturer code: 8 or 16 bits. */
    public int codeBits() {
      return codeBits;
    }

    /** All control bits set: "test 0", every test that the meter supports. */
    public long everyTest() {
      return (1L << controlBits) - 1;
    }
  }

  /**
   * A standard test, subclass 0 or 1.
   *
   * @param layout for meters with codes of 2 or of 4 digits
   * @param control one bit for each test, see {@link MeterTest}; all bits for "test 0"
   * @param manufacturerCode 0 to 255 or to 65535, by the layout
   */
  record Tests(Layout layout, long control, int manufacturerCode) implements TestDisplayToken {

    /**
     * @throws IllegalArgumentException for a control field or code beyond the layout's bits
     */
    public Tests {
      FieldBits.check("the control field", control, layout.controlBits());
      FieldBits.check("the manufacturer code", manufacturerCode, layout.codeBits());
    }

    /** One test, for meters of every manufacturer. */
    public static Tests of(Layout layout, MeterTest test) {
      return new Tests(layout, test.control(), ANY_MANUFACTURER);
    }

    /** "Test 0": everything that the meter supports, for meters of every manufacturer. */
    public static Tests every(Layout layout) {
      return new Tests(layout, layout.everyTest(), ANY_MANUFACTURER);
    }

    /** Whether this is "test 0". */
    public boolean isEveryTest() {
      return control == layout.everyTest();
    }

    @Override
    public int subclass() {
      return layout.subclass();
    }

    @Override
    public long content() {
      return control << layout.codeBits() | manufacturerCode;
    }
  }

  /**
   * A reading of the extended token set, subclass 2. One public source only.
   *
   * @param index what is read: the top 6 bits of the control field, 0 to 63
   * @param readControl the other 30 bits of the control field; 0 in a plain reading
   * @param manufacturerCode 0 to 255
   */
  record ExtendedRead(int index, int readControl, int manufacturerCode)
      implements TestDisplayToken {
    private static final int READ_CONTROL_BITS = 30;
    private static final int CODE_BITS = 8;

    /**
     * @throws IllegalArgumentException for a field beyond its bits
     */
    public ExtendedRead {
      FieldBits.check("the index", index, 6);
      FieldBits.check("the read control", readControl, READ_CONTROL_BITS);
      FieldBits.check("the manufacturer code", manufacturerCode, CODE_BITS);
    }

    @Override
    public int subclass() {
      return 2;
    }

    @Override
    public long content() {
      return ((long) index << READ_CONTROL_BITS | readControl) << CODE_BITS | manufacturerCode;
    }
  }
}
