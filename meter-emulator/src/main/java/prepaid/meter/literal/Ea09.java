package prepaid.meter.literal;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption algorithm 09, DEA: one DES of the block. Withdrawn in 2018; old meters still have it.
 * The same DES serves DKGA02.
 */
public final class Ea09 implements BlockCipher {
  private final Bits key;

  /**
   * @param key 64 bits; DES itself leaves out the lowest bit of each byte
   * @throws IllegalArgumentException when the key has not 64 bits
   */
  public Ea09(Bits key) {
    if (key.length() != 64) {
      throw new IllegalArgumentException("an EA09 key has 64 bits, not " + key.length());
    }
    this.key = key;
  }

  @Override
  public Bits encrypt(Bits plaintext) {
    return des(Cipher.ENCRYPT_MODE, plaintext);
  }

  @Override
  public Bits decrypt(Bits ciphertext) {
    return des(Cipher.DECRYPT_MODE, ciphertext);
  }

  private Bits des(int direction, Bits block) {
    try {
      Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
      cipher.init(direction, new SecretKeySpec(key.bytes(), "DES"));
      return Bits.ofBytes(cipher.doFinal(block.bytes()));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this Java runtime has no working DES", broken);
    }
  }
}
