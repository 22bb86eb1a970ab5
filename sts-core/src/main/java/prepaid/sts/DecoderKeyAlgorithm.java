package prepaid.sts;

import java.util.Optional;

/** How a decoder key comes from a vending key, DKGA (IEC 62055-41 §6.5.3). */
public enum DecoderKeyAlgorithm {
  /**
   * DES of an 8-byte vending key under the meter's data; for EA07, and only for the first key (KRN
   * 1) of the oldest meters. One public source only.
   */
  DKGA01(1, VendingKey.DES_LENGTH_BYTES),
  /** DES of an 8-byte vending key; for EA07. */
  DKGA02(2, VendingKey.DES_LENGTH_BYTES),
  /** HMAC-SHA-256 of a 20-byte vending key; for EA07 and EA11. */
  DKGA04(4, VendingKey.HMAC_LENGTH_BYTES);

  private final int code;
  private final int vendingKeyLengthBytes;

  DecoderKeyAlgorithm(int code, int vendingKeyLengthBytes) {
    this.code = code;
    this.vendingKeyLengthBytes = vendingKeyLengthBytes;
  }

  /** 1, 2 or 4. */
  public int code() {
    return code;
  }

  /** Length of the vending keys it takes: 8 or 20 bytes. */
  public int vendingKeyLengthBytes() {
    return vendingKeyLengthBytes;
  }

  /**
   * Whether a meter may have this pair: EA07 with any of them, EA11 with DKGA04 only, and EA09 with
   * none, since its tokens are no longer made.
   */
  public boolean fits(EncryptionAlgorithm ea) {
    return switch (ea) {
      case EA07 -> true;
      case EA09 -> false;
      case EA11 -> this == DKGA04;
    };
  }

  /**
   * Which derivation an 8-byte (DES) vending key serves at a meter: {@link #DKGA01} for the first
   * key (KRN 1) of the meters listed as legacy, {@link #DKGA02} for all else.
   */
  public static DecoderKeyAlgorithm ofDesKey(Drn drn, int keyRevision) {
    return LegacyMeters.haveKeysOfDkga01(drn, keyRevision) ? DKGA01 : DKGA02;
  }

  /** The algorithm of a code; empty for codes that are unknown or withdrawn (DKGA03). */
  public static Optional<DecoderKeyAlgorithm> ofCode(int code) {
    return switch (code) {
      case 1 -> Optional.of(DKGA01);
      case 2 -> Optional.of(DKGA02);
      case 4 -> Optional.of(DKGA04);
      default -> Optional.empty();
    };
  }
}
