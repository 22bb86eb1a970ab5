package prepaid.sts;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vending key: the secret of a supply group from which the decoder keys of its meters come (IEC
 * 62055-41 §6.5.2.3). 8 bytes (DES, odd parity, for DKGA02) or 20 bytes (for DKGA04). Its bytes
 * never show in {@link #toString}, and {@link #close} wipes them; every later use throws {@link
 * IllegalStateException}.
 */
public final class VendingKey implements AutoCloseable {
  static final int DES_LENGTH_BYTES = 8;
  static final int HMAC_LENGTH_BYTES = 20;
  private static final int CHECK_VALUE_DIGITS = 6;

  private final SecretBytes secret;

  /** What a derivation begins with, made once for all meters: DES round keys of an 8-byte key. */
  private final @Nullable Des des;

  /** Likewise the two SHA-256 states of a 20-byte key. */
  private final @Nullable HmacSha256 hmac;

  private VendingKey(byte[] bytes) {
    secret = new SecretBytes(bytes);
    des = bytes.length == DES_LENGTH_BYTES ? Des.of(secret.bits(0)) : null;
    hmac = bytes.length == HMAC_LENGTH_BYTES ? HmacSha256.of(bytes) : null;
  }

  /**
   * A key of these bytes, which are copied; the caller still owns and wipes its array.
   *
   * @param bytes 8 bytes with odd parity each, or 20 bytes
   * @throws IllegalArgumentException for another length or wrong parity
   */
  public static VendingKey of(byte[] bytes) {
    if (bytes.length != DES_LENGTH_BYTES && bytes.length != HMAC_LENGTH_BYTES) {
      throw new IllegalArgumentException(
          "a vending key has 8 bytes (DES) or 20 bytes (160 bits), not " + bytes.length);
    }
    if (bytes.length == DES_LENGTH_BYTES && !hasOddParity(bytes)) {
      throw new IllegalArgumentException(
          "a DES vending key has odd parity in every byte; this one does not, so it is mistyped");
    }
    return new VendingKey(bytes);
  }

  /**
   * The key whose components these are: their exclusive or. Components need no parity, the key
   * does.
   *
   * @param components at least two, of one length
   * @throws IllegalArgumentException for fewer, for different lengths, or as {@link #of}
   */
  public static VendingKey combine(List<byte[]> components) {
    if (components.size() < 2) {
      throw new IllegalArgumentException("a vending key is combined from two components or more");
    }
    byte[] combined = new byte[components.get(0).length];
    try {
      for (byte[] component : components) {
        addComponent(combined, component);
      }
      return of(combined);
    } finally {
      Arrays.fill(combined, (byte) 0);
    }
  }

  private static void addComponent(byte[] combined, byte[] component) {
    if (component.length != combined.length) {
      throw new IllegalArgumentException("the components of a vending key have one length");
    }
    for (int i = 0; i < combined.length; i++) {
      combined[i] ^= component[i];
    }
  }

  /** 8 or 20. */
  public int lengthBytes() {
    return secret.length();
  }

  /**
   * The key check value, 6 lower-case hex digits, by which people compare keys without seeing them.
   * DES: first 3 bytes of DES(key, zeros); 160 bits: first 3 bytes of SHA-256(01 ‖ key). One public
   * source only.
   */
  public String checkValue() {
    if (des != null) {
      return HexFormat.of().toHexDigits(encrypted(0) >>> 40, CHECK_VALUE_DIGITS);
    }
    byte[] key = secret.copy();
    try {
      return HexFormat.of().formatHex(digest(key)).substring(0, CHECK_VALUE_DIGITS);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] digest(byte[] key) {
    MessageDigest sha256 = HmacSha256.newSha256();
    sha256.update((byte) 1);
    byte[] digest = sha256.digest(key);
    // A digest keeps its last block, and with it the key, until it is reset.
    sha256.reset();
    return digest;
  }

  private static boolean hasOddParity(byte[] bytes) {
    for (byte b : bytes) {
      if (Integer.bitCount(b & 0xff) % 2 == 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A block encrypted by DES under this key of 8 bytes. The lock keeps a close in another thread
   * from wiping round keys that are in use, as in {@link SecretBytes#copy}.
   */
  synchronized long encrypted(long block) {
    return Objects.requireNonNull(des).encrypt(block);
  }

  /** The HMAC-SHA-256 of a message under this key of 20 bytes; locked likewise. */
  synchronized byte[] code(byte[] message) {
    return Objects.requireNonNull(hmac).code(message);
  }

  /** The first 8 bytes as a number. */
  long bits() {
    return secret.bits(0);
  }

  /** A copy of the bytes, which the caller must wipe. */
  public byte[] expose(KeyMaterialAccess access) {
    return secret.copy();
  }

  @Override
  public synchronized void close() {
    secret.close();
    if (des != null) {
      des.close();
    }
    if (hmac != null) {
      hmac.close();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VendingKey that && secret.sameAs(that.secret);
  }

  /** Says nothing about the bytes, so that a hash in a log is no oracle. */
  @Override
  public int hashCode() {
    return secret.length();
  }

  @Override
  public String toString() {
    return "VendingKey(" + secret.length() + " bytes)";
  }
}
