package prepaid.sts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes and reads the tokens of one meter: everything between what a token says and its 20 digits
 * (IEC 62055-41 §6.4). It holds the schedule of the decoder key, so it is closed like a key; it may
 * be used by several threads until then.
 */
public final class TokenCodec implements AutoCloseable {
  private static final int CONTENT_BITS = 44;
  private static final int CRC_BITS = 16;
  private static final int CLASS_SHIFT = 27;
  private static final long CLASS_MASK = 3L << CLASS_SHIFT;
  private static final int CLASS_CREDIT = 0;
  private static final int CLASS_TEST_DISPLAY = 1;
  private static final int CLASS_MANAGEMENT = 2;
  private static final int CLASS_RESERVED = 3;
  private static final int CLASS_POSITION = CONTENT_BITS + 4;

  private final BlockCipher cipher;
  private final boolean hasLongKey;

  private TokenCodec(BlockCipher cipher, boolean hasLongKey) {
    this.cipher = cipher;
    this.hasLongKey = hasLongKey;
  }

  /**
   * The codec of a meter.
   *
   * @param tables used by EA07 only
   * @throws IllegalArgumentException when the key has the wrong length for the algorithm
   */
  public static TokenCodec of(DecoderKey key, EncryptionAlgorithm ea, StaTables tables) {
    return new TokenCodec(BlockCipher.of(key, ea, tables), ea == EncryptionAlgorithm.EA11);
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

  /**
   * The 20 digits of a management token.
   *
   * @throws UnsupportedOperationException with EA09, which is read and no longer made
   */
  public Token encode(ManagementToken management) {
    return withClass(CLASS_MANAGEMENT, cipher.encrypt(checked(management)));
  }

  /**
   * The 20 digits of one section of a key change, under the key that the meter has now.
   *
   * @throws IllegalArgumentException when the section belongs to keys of another length
   * @throws UnsupportedOperationException with EA09, which is read and no longer made
   */
  public Token encode(KeySection section) {
    if (!ClearTokens.fits(section, hasLongKey)) {
      throw new IllegalArgumentException("the new key has another length than the old one");
    }
    return withClass(CLASS_MANAGEMENT, cipher.encrypt(checked(section)));
  }

  /** The tokens of a key change in the order of their entry, as {@link #encode(KeySection)}. */
  public List<Token> encode(KeyChangeSet set) {
    return set.sections().stream().map(this::encode).toList();
  }

  /** The 20 digits of a test and display token, which no key encrypts. */
  public static Token encode(TestDisplayToken test) {
    return withClass(CLASS_TEST_DISPLAY, checked(test));
  }

  /** Subclass, content and CRC in their 64 bits. */
  private static long checked(ClearToken token) {
    long block = (long) token.subclass() << CONTENT_BITS | token.content();
    long fiftyBits = (long) token.tokenClass() << CLASS_POSITION | block;
    return block << CRC_BITS | TokenCrc.of(fiftyBits);
  }

  /** §6.4.2: the two bits at 28 and 27 move to the top and the class takes their place. */
  private static Token withClass(int tokenClass, long block) {
    int high = (int) (block >>> CLASS_SHIFT) & 3;
    return Token.of(high, (block & ~CLASS_MASK) | (long) tokenClass << CLASS_SHIFT);
  }

  /** What a meter with this key makes of 20 digits; spaces and dashes between them do not count. */
  public DecodedToken decode(String entered) {
    Optional<Token> token = Token.parse(entered);
    return token.isPresent() ? decode(token.get()) : malformed(entered);
  }

  /**
   * What a meter with this key makes of a token, in the order of §7.3: class, key, check, content.
   */
  public DecodedToken decode(Token token) {
    int tokenClass = tokenClass(token);
    if (tokenClass == CLASS_RESERVED) {
      return reserved();
    }
    long block = block(token);
    return read(
        tokenClass, tokenClass == CLASS_TEST_DISPLAY ? block : cipher.decrypt(block), hasLongKey);
  }

  /**
   * What any meter makes of 20 digits, as far as that takes no key: of test and display tokens, of
   * the reserved class, and of what is no token. Empty for all others.
   */
  public static Optional<DecodedToken> decodeWithoutKey(String entered) {
    Optional<Token> token = Token.parse(entered);
    if (token.isEmpty()) {
      return Optional.of(malformed(entered));
    }
    return switch (tokenClass(token.get())) {
      case CLASS_TEST_DISPLAY -> Optional.of(read(CLASS_TEST_DISPLAY, block(token.get()), false));
      case CLASS_RESERVED -> Optional.of(reserved());
      default -> Optional.empty();
    };
  }

  private static int tokenClass(Token token) {
    return (int) (token.low() >>> CLASS_SHIFT) & 3;
  }

  /** Takes {@link #withClass} back. */
  private static long block(Token token) {
    return (token.low() & ~CLASS_MASK) | (long) token.high() << CLASS_SHIFT;
  }

  private static DecodedToken read(int tokenClass, long clear, boolean hasLongKey) {
    if (crc(tokenClass, clear) != (int) (clear & 0xffff)) {
      return refused(
          TokenResult.CRC_ERROR,
          tokenClass,
          "the check does not fit: mistyped, or made for another meter, supply group, tariff index"
              + " or key revision");
    }
    return switch (tokenClass) {
      case CLASS_CREDIT -> ClearTokens.credit(clear);
      case CLASS_TEST_DISPLAY -> ClearTokens.testDisplay(clear);
      default -> ClearTokens.management(clear, hasLongKey);
    };
  }

  private static int crc(int tokenClass, long clear) {
    long fiftyBits = (long) tokenClass << CLASS_POSITION | clear >>> CRC_BITS;
    int subclass = (int) (clear >>> 60);
    boolean isCurrency = tokenClass == CLASS_CREDIT && subclass >= 4 && subclass <= 7;
    return isCurrency ? TokenCrc.ofCurrency(fiftyBits) : TokenCrc.of(fiftyBits);
  }

  private static DecodedToken malformed(String entered) {
    return new DecodedToken.Refused(
        TokenResult.FORMAT_ERROR,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Token.refusal(entered).orElseThrow());
  }

  private static DecodedToken reserved() {
    return refused(TokenResult.FUNCTION_ERROR, CLASS_RESERVED, "token class 3 is reserved");
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
