package prepaid.sts;

import java.util.Optional;

/** The encryption algorithm of a meter, EA (IEC 62055-41 §6.4.4 and §6.4.5, codes of §6.1.5). */
public enum EncryptionAlgorithm {
  /** The standard transfer algorithm STA: 64-bit keys and the tables of {@link StaTables}. */
  EA07(7, 8),
  /**
   * The data encryption algorithm DEA: plain DES, 64-bit keys. Withdrawn in 2018: tokens of old
   * meters are read, none are made. One public source only.
   */
  EA09(9, 8),
  /** MISTY1 (RFC 2994): 128-bit keys, DKGA04 only. */
  EA11(11, 16);

  private final int code;
  private final int keyLengthBytes;

  EncryptionAlgorithm(int code, int keyLengthBytes) {
    this.code = code;
    this.keyLengthBytes = keyLengthBytes;
  }

  /** 7, 9 or 11. */
  public int code() {
    return code;
  }

  /** Length of its decoder keys: 8 or 16 bytes. */
  public int keyLengthBytes() {
    return keyLengthBytes;
  }

  /** Whether tokens may still be made with it: not with {@link #EA09}. */
  public boolean makesTokens() {
    return this != EA09;
  }

  /** The algorithm of a code; empty for unknown codes. */
  public static Optional<EncryptionAlgorithm> ofCode(int code) {
    return switch (code) {
      case 7 -> Optional.of(EA07);
      case 9 -> Optional.of(EA09);
      case 11 -> Optional.of(EA11);
      default -> Optional.empty();
    };
  }
}
