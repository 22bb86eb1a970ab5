package prepaid.sts;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes and reads the tokens of one meter: everything between a credit and its 20 digits (IEC
 * 62055-41 §6.4). It holds the schedule of the decoder key, so it is closed like a key; it may be
 * used by several threads until then.
 */
public final class TokenCodec implements AutoCloseable {
  private static final int CONTENT_BITS = 44;
  private static final int CRC_BITS = 16;
  private static final int CLASS_SHIFT = 27;
  private static final long CLASS_MASK = 3L << CLASS_SHIFT;
  private static final int CLASS_CREDIT = 0;
  private static final int CLASS_TEST_DISPLAY = 1;
  private static final int CLASS_RESERVED = 3;

  private final BlockCipher cipher;

  private TokenCodec(BlockCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * The codec of a meter.
   *
   * @param tables used by EA07 only
   * @throws IllegalArgumentException when the key has the wrong length for the algorithm
   */
  public static TokenCodec of(DecoderKey key, EncryptionAlgorithm ea, StaTables tables) {
    return new TokenCodec(BlockCipher.of(key, ea, tables));
  }

  /**
   * The 20 digits of a credit token.
   *
   * @throws UnsupportedOperationException with EA09, which is read and no longer made
   */
  public Token encode(CreditToken credit) {
    long subclass = credit.service().subclass();
    long fiftyBits = subclass << CONTENT_BITS | credit.content();
    int crc =
        credit.service().isCurrency() ? TokenCrc.ofCurrency(fiftyBits) : TokenCrc.of(fiftyBits);
    return withClass(CLASS_CREDIT, cipher.encrypt(fiftyBits << CRC_BITS | crc));
  }

  /** §6.4.2: the two bits at 28 and 27 move to the top and the class takes their place. */
  private static Token withClass(int tokenClass, long block) {
    int high = (int) (block >>> CLASS_SHIFT) & 3;
    return Token.of(high, (block & ~CLASS_MASK) | (long) tokenClass << CLASS_SHIFT);
  }

  /** What a meter with this key makes of 20 digits; spaces and dashes between them do not count. */
  public DecodedToken decode(String entered) {
    Optional<String> refusal = Token.refusal(entered);
    if (refusal.isPresent()) {
      return new DecodedToken.Refused(
          TokenResult.FORMAT_ERROR, OptionalInt.empty(), OptionalInt.empty(), refusal.get());
    }
    return decode(Token.parse(entered).orElseThrow());
  }

  /**
   * What a meter with this key makes of a token, in the order of §7.3: class, key, check, content.
   */
  public DecodedToken decode(Token token) {
    long low = token.low();
    int tokenClass = (int) (low >>> CLASS_SHIFT) & 3;
    if (tokenClass == CLASS_RESERVED) {
      return refused(TokenResult.FUNCTION_ERROR, tokenClass, "token class 3 is reserved");
    }
    long block = (low & ~CLASS_MASK) | (long) token.high() << CLASS_SHIFT;
    long clear = tokenClass == CLASS_TEST_DISPLAY ? block : cipher.decrypt(block);
    if (crc(tokenClass, clear) != (int) (clear & 0xffff)) {
      return refused(
          TokenResult.CRC_ERROR,
          tokenClass,
          "the check does not fit: mistyped, or made for another meter, supply group, tariff index"
              + " or key revision");
    }
    int subclass = (int) (clear >>> 60);
    return tokenClass == CLASS_CREDIT
        ? credit(subclass, clear)
        : new DecodedToken.NotRead(tokenClass, subclass);
  }

  private static int crc(int tokenClass, long clear) {
    long fiftyBits = (long) tokenClass << 48 | clear >>> CRC_BITS;
    int subclass = (int) (clear >>> 60);
    boolean isCurrency = tokenClass == CLASS_CREDIT && subclass >= 4 && subclass <= 7;
    return isCurrency ? TokenCrc.ofCurrency(fiftyBits) : TokenCrc.of(fiftyBits);
  }

  private static DecodedToken credit(int subclass, long clear) {
    Optional<CreditService> service = CreditService.ofSubclass(subclass);
    if (service.isEmpty()) {
      return new DecodedToken.Refused(
          TokenResult.FUNCTION_ERROR,
          OptionalInt.of(CLASS_CREDIT),
          OptionalInt.of(subclass),
          "credit subclass " + subclass + " is reserved");
    }
    int nibble = (int) (clear >>> 56) & 15;
    TokenIdentifier tid = new TokenIdentifier((int) (clear >>> 32) & 0xff_ffff);
    int amount = (int) (clear >>> 16) & 0xffff;
    return new DecodedToken.Credit(
        service.get().isCurrency()
            ? new CurrencyCredit(service.get(), tid, nibble << 16 | amount)
            : new UnitsCredit(service.get(), nibble, tid, amount));
  }

  private static DecodedToken refused(TokenResult result, int tokenClass, String reason) {
    return new DecodedToken.Refused(
        result, OptionalInt.of(tokenClass), OptionalInt.empty(), reason);
  }

  @Override
  public void close() {
    cipher.close();
  }

  @Override
  public String toString() {
    return "TokenCodec(" + cipher + ")";
  }
}
