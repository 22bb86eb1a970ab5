package prepaid.localcloud.kms;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** A key pair on P-256, in the bytes in which a {@link LocalKey} keeps its material. */
final class SigningKey {
  static final String ALGORITHM = "ECDSA_SHA_256";
  static final int DIGEST_BYTES = 32;

  private final byte[] privateKey;
  private final byte[] publicKey;

  private SigningKey(byte[] privateKey, byte[] publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  static byte[] newMaterial(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      byte[] own = pair.getPrivate().getEncoded();
      byte[] shown = pair.getPublic().getEncoded();
      return ByteBuffer.allocate(Integer.BYTES + own.length + shown.length)
          .putInt(own.length)
          .put(own)
          .put(shown)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("P-256 is missing", e);
    }
  }

  static SigningKey of(byte[] material) {
    ByteBuffer bytes = ByteBuffer.wrap(material);
    byte[] own = new byte[bytes.getInt()];
    bytes.get(own);
    byte[] shown = new byte[bytes.remaining()];
    bytes.get(shown);
    return new SigningKey(own, shown);
  }

  /** DER, as KMS answers it. */
  byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * @param isDigest whether the message is the SHA-256 digest already
   */
  byte[] sign(byte[] message, boolean isDigest) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
      Signature signer = Signature.getInstance(isDigest ? "NONEwithECDSA" : "SHA256withECDSA");
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ECDSA is missing", e);
    }
  }
}
