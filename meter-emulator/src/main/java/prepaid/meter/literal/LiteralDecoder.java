package prepaid.meter.literal;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/** Twenty digits to a {@link Reading}: IEC 62055-41 from the keypad to the fields. */
public final class LiteralDecoder {
  private static final int TOKEN_BITS = 66;
  private static final Pattern TWENTY_DIGITS = Pattern.compile("[0-9]{20}");
  private static final Pattern GROUPING = Pattern.compile("[ -]");
  private static final Set<Integer> KEY_SECTIONS = Set.of(3, 4, 8, 9);

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
    if (subclass <= 3) {
      return new Reading.UnitCredit(subclass, tid, Amounts.units(block.field(31, 16)));
    }
    if (subclass <= 7) {
      Bits amount = block.field(59, 56).then(block.field(31, 16));
      return new Reading.CurrencyCredit(subclass, tid, Amounts.currency(amount));
    }
    return new Reading.ReservedCredit(subclass, tid);
  }

  /** Subclasses 0 and 11 to 15 give the maker 8 bits of the 44, the others 16. */
  private static Reading testDisplay(int subclass, Bits block) {
    boolean shortCode = subclass == 0 || subclass >= 11;
    int boundary = shortCode ? 24 : 32;
    return new Reading.TestDisplay(
        subclass, block.field(59, boundary).value(), block.field(boundary - 1, 16).intValue());
  }

  private static Reading management(int subclass, Bits block) {
    if (KEY_SECTIONS.contains(subclass)) {
      return new Reading.KeySection(subclass, block.field(59, 16));
    }
    return new Reading.Management(subclass, tid(block), block.field(31, 16));
  }

  private static int tid(Bits block) {
    return block.field(55, 32).intValue();
  }
}
