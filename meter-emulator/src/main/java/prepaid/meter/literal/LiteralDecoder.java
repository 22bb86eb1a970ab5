package prepaid.meter.literal;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Twenty digits to a {@link Reading}: IEC 62055-41 from the keypad to the fields. */
public final class LiteralDecoder {
  private static final int TOKEN_BITS = 66;
  private static final Pattern TWENTY_DIGITS = Pattern.compile("[0-9]{20}");
  private static final Pattern GROUPING = Pattern.compile("[ -]");

  private final BlockCipher cipher;

  /**
   * @param cipher the encryption algorithm under the meter's current decoder key
   */
  public LiteralDecoder(BlockCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * Reads a token. Spaces and dashes between the digits do not count; any other character does.
   *
   * @param typed what came from the keypad, of any length
   */
  public Reading read(String typed) {
    String digits = GROUPING.matcher(typed).replaceAll("");
    if (!TWENTY_DIGITS.matcher(digits).matches()) {
      return new Reading.Malformed();
    }
    BigInteger value = new BigInteger(digits);
    if (value.bitLength() > TOKEN_BITS) {
      return new Reading.Malformed();
    }
    Bits token = Bits.of(value, TOKEN_BITS);
    int tokenClass = token.field(28, 27).intValue();
    return switch (tokenClass) {
      case 0, 2 -> check(tokenClass, cipher.decrypt(withoutClass(token)));
      case 1 -> check(tokenClass, withoutClass(token));
      default -> new Reading.ReservedClass();
    };
  }

  /** The class stood at bits 28 and 27; what it displaced is at the top. */
  private static Bits withoutClass(Bits token) {
    return token.field(63, 0).with(28, token.get(65)).with(27, token.get(64));
  }

  private static Reading check(int tokenClass, Bits block) {
    int subclass = block.field(63, 60).intValue();
    boolean currency = tokenClass == 0 && subclass >= 4 && subclass <= 7;
    Bits expected = Crc16.of(tokenClass, block.field(63, 16), currency);
    if (!block.field(15, 0).equals(expected)) {
      return new Reading.Damaged(tokenClass);
    }
    return switch (tokenClass) {
      case 0 -> credit(subclass, block);
      case 1 -> testDisplay(subclass, block);
      default -> management(subclass, block);
    };
  }

  private static Reading credit(int subclass, Bits block) {
    int tid = tid(block);
    Bits value = value(block);
    if (subclass <= 3) {
      return new Reading.UnitCredit(subclass, rnd(block), tid, Amounts.units(value));
    }
    if (subclass <= 7) {
      Bits amount = block.field(59, 56).then(value);
      return new Reading.CurrencyCredit(subclass, tid, Amounts.currency(amount));
    }
    return new Reading.ReservedCredit(subclass, rnd(block), tid, value);
  }

  /** Subclasses 0, 2 and 11 to 15 give the maker 8 bits of the 44, the others 16. */
  private static Reading testDisplay(int subclass, Bits block) {
    boolean shortCode = subclass == 0 || subclass == 2 || subclass >= 11;
    int boundary = shortCode ? 24 : 32;
    Bits control = block.field(59, boundary);
    int maker = block.field(boundary - 1, 16).intValue();
    return switch (subclass) {
      case 0, 1 -> new Reading.TestDisplay(subclass, control.value(), maker);
      case 2 ->
          new Reading.ExtendedRead(
              control.field(35, 30).intValue(), control.field(29, 0).value(), maker);
      case 3, 4, 5 -> new Reading.ReservedTest(subclass, control.value(), maker);
      default -> new Reading.ProprietaryTest(subclass, control.value(), maker);
    };
  }

  private static Reading management(int subclass, Bits block) {
    int rnd = rnd(block);
    int tid = tid(block);
    Bits value = value(block);
    return switch (subclass) {
      case 0 -> new Reading.MaximumPowerLimit(rnd, tid, Amounts.units(value));
      case 1 -> new Reading.ClearCredit(rnd, tid, value.intValue());
      case 2 -> new Reading.TariffRate(rnd, tid, value.intValue());
      case 5 -> new Reading.ClearTamper(rnd, tid, value.intValue());
      case 6 -> new Reading.PhaseUnbalanceLimit(rnd, tid, Amounts.units(value));
      case 7 -> new Reading.WaterMeterFactor(rnd, tid, value.intValue());
      case 10 ->
          new Reading.ExtendedSet(rnd, tid, value.field(15, 10).intValue(), value.field(9, 0));
      case 3, 4, 8, 9 -> keySection(subclass, block);
      default -> new Reading.ReservedManagement(subclass, rnd, tid, value);
    };
  }

  private static Reading keySection(int subclass, Bits block) {
    Bits key = block.field(47, 16);
    return switch (subclass) {
      case 3 ->
          new Reading.FirstSection(
              block.field(59, 56).intValue(),
              block.field(55, 52).intValue(),
              block.get(51),
              block.get(50),
              block.field(49, 48).intValue(),
              key);
      case 4 ->
          new Reading.SecondSection(
              block.field(59, 56).intValue(), block.field(55, 48).intValue(), key);
      case 8 -> new Reading.ThirdSection(block.field(59, 16));
      default -> new Reading.FourthSection(block.field(59, 48), key);
    };
  }

  private static int rnd(Bits block) {
    return block.field(59, 56).intValue();
  }

  private static int tid(Bits block) {
    return block.field(55, 32).intValue();
  }

  private static Bits value(Bits block) {
    return block.field(31, 16);
  }
}
