package prepaid.meter.literal;

import java.math.BigInteger;

/**
 * The other direction: fields to twenty digits, as literally. It makes the vectors that the fast
 * encoder is held to and is the measure of its speed; no meter uses it.
 */
public final class LiteralEncoder {
  private static final int EXPONENT_MAX = 3;
  private static final BigInteger MANTISSA_MAX = BigInteger.valueOf(16_383);

  private LiteralEncoder() {}

  /** Class 0 subclass 0 to 3, with 5 for its random bits. */
  public static String unitCredit(BlockCipher cipher, int subclass, int tid, long tenths) {
    return unitCredit(cipher, new Dated(subclass, 5, tid), tenths);
  }

  /** SubClass, RND and TID of a token that has them. */
  public record Dated(int subclass, int rnd, int tid) {}

  /** Class 0 subclass 0 to 3. */
  public static String unitCredit(BlockCipher cipher, Dated head, long tenths) {
    Bits amount = amountField(BigInteger.valueOf(tenths));
    return token(cipher, 0, head(head).then(amount));
  }

  /** Class 0 subclass 4 to 7. */
  public static String currencyCredit(
      BlockCipher cipher, int subclass, int tid, BigInteger unit1e5) {
    Bits field = currencyField(unit1e5);
    Dated dated = new Dated(subclass, field.field(19, 16).intValue(), tid);
    return token(cipher, 0, head(dated).then(field.field(15, 0)));
  }

  /** Class 2 with a 16-bit value. */
  public static String management(BlockCipher cipher, int subclass, int tid, int value) {
    return token(cipher, 2, head(new Dated(subclass, 5, tid)).then(Bits.of(value, 16)));
  }

  /** Class 1, control and maker's code as they stand, 44 bits together. */
  public static String testDisplay(int subclass, Bits controlAndMaker) {
    return withClass(1, checked(1, Bits.of(subclass, 4).then(controlAndMaker)));
  }

  private static Bits head(Dated dated) {
    return Bits.of(dated.subclass(), 4)
        .then(Bits.of(dated.rnd(), 4))
        .then(Bits.of(dated.tid(), 24));
  }

  /**
   * The smallest amount that is not below the one asked for: m = ceil((t - offset) / 10^e) for the
   * first e of 0 to 3 at which m fits its 14 bits.
   *
   * @throws IllegalArgumentException when no field holds it
   */
  public static Bits amountField(BigInteger tenths) {
    for (int e = 0; e <= EXPONENT_MAX && tenths.signum() >= 0; e++) {
      BigInteger offset = Amounts.units(Bits.of(e, 2).then(Bits.of(0, 14)));
      BigInteger step = BigInteger.TEN.pow(e);
      BigInteger above = tenths.subtract(offset).max(BigInteger.ZERO);
      BigInteger mantissa = above.add(step).subtract(BigInteger.ONE).divide(step);
      if (mantissa.compareTo(MANTISSA_MAX) <= 0) {
        return Bits.of(e, 2).then(Bits.of(mantissa, 14));
      }
    }
    throw new IllegalArgumentException("no field holds " + tenths);
  }

  /**
   * The 20 bits of an amount of money, rounded towards plus infinity: positive ones up, negative
   * ones to the smaller size.
   */
  public static Bits currencyField(BigInteger unit1e5) {
    boolean negative = unit1e5.signum() < 0;
    int sign = negative ? 1 << 19 : 0;
    int low = 0;
    int high = (1 << 19) - 1;
    // Sizes grow with the field, so the nearest one is found by halving the range.
    while (low < high) {
      int middle = negative ? (low + high + 1) / 2 : (low + high) / 2;
      BigInteger decoded = Amounts.currency(Bits.of(sign + middle, 20));
      if (negative) {
        low = decoded.compareTo(unit1e5) >= 0 ? middle : low;
        high = decoded.compareTo(unit1e5) >= 0 ? high : middle - 1;
      } else {
        high = decoded.compareTo(unit1e5) >= 0 ? middle : high;
        low = decoded.compareTo(unit1e5) >= 0 ? low : middle + 1;
      }
    }
    return Bits.of(sign + low, 20);
  }

  /**
   * Any encrypted token.
   *
   * @param cipher of the meter's key
   * @param content 48 bits: subclass and what follows it
   */
  public static String token(BlockCipher cipher, int tokenClass, Bits content) {
    return withClass(tokenClass, cipher.encrypt(checked(tokenClass, content)));
  }

  private static Bits checked(int tokenClass, Bits content) {
    int subclass = content.field(47, 44).intValue();
    boolean currency = tokenClass == 0 && subclass >= 4 && subclass <= 7;
    return content.then(Crc16.of(tokenClass, content, currency));
  }

  private static String withClass(int tokenClass, Bits block) {
    Bits token =
        block
            .field(28, 27)
            .then(block)
            .with(28, (tokenClass & 2) != 0)
            .with(27, (tokenClass & 1) != 0);
    return String.format("%020d", token.value());
  }
}
