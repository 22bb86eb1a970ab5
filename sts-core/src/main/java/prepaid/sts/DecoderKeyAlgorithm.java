package prepaid.sts;

import java.util.Optional;

/** How a decoder key comes from a vending key, DKGA (IEC 62055-41 §6.5.3). */
public enum DecoderKeyAlgorithm {
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

  /** 2 or 4. */
  public int code() {
    return code;
  }

  /** Length of the vending keys it takes: 8 or 20 bytes. */
  public int vendingKeyLengthBytes() {
    return vendingKeyLengthBytes;
  }

  /** Whether a meter may have this pair: DKGA02 with EA07, DKGA04 with EA07 and EA11. */
  public boolean fits(EncryptionAlgorithm ea) {
    return this == DKGA04 || ea == EncryptionAlgorithm.EA07;
  }

  /** The algorithm of a code; empty for codes that are unknown, legacy or withdrawn. */
  public static Optional<DecoderKeyAlgorithm> ofCode(int code) {
    return switch (code) {
      case 2 -> Optional.of(DKGA02);
      case 4 -> Optional.of(DKGA04);
      default -> Optional.empty();
    };
  }
}
