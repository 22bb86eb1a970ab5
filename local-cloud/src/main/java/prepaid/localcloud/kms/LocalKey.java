package prepaid.localcloud.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.wire.Json;

/**
 * One key: symmetric, or a {@link SigningKey}. A ciphertext is: format (1 byte), key id (16), nonce
 * (12), AES-256-GCM with the encryption context as additional data.
 */
final class LocalKey {
  private static final byte FORMAT = 1;
  private static final int HEADER_BYTES = 1 + 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String id;
  private final Spec spec;
  private final String description;
  private final boolean enabled;
  private final byte[] material;

  /** What a key is for, by the names of KMS. */
  enum Spec {
    SYMMETRIC_DEFAULT("ENCRYPT_DECRYPT"),
    ECC_NIST_P256("SIGN_VERIFY");

    private final String usage;

    Spec(String usage) {
      this.usage = usage;
    }

    String usage() {
      return usage;
    }
  }

  /** What is told about a key. */
  record Description(String id, Spec spec, String text) {}

  LocalKey(Description description, boolean enabled, byte[] material) {
    this.id = description.id();
    this.spec = description.spec();
    this.description = description.text();
    this.enabled = enabled;
    this.material = material.clone();
  }

  String id() {
    return id;
  }

  String arn() {
    return Stack.arn("kms", "key/" + id);
  }

  Spec spec() {
    return spec;
  }

  /** The key pair of a signing key. */
  SigningKey signing() {
    return SigningKey.of(material);
  }

  String description() {
    return description;
  }

  boolean enabled() {
    return enabled;
  }

  byte[] material() {
    return material.clone();
  }

  LocalKey withEnabled(boolean now) {
    return new LocalKey(new Description(id, spec, description), now, material);
  }

  byte[] encrypt(byte[] plaintext, Map<String, String> context, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plaintext);
      UUID uuid = UUID.fromString(id);
      return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
          .put(FORMAT)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits())
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is missing", e);
    }
  }

  /** Throws when the ciphertext or its context was changed. */
  byte[] decrypt(byte[] ciphertext, Map<String, String> context) throws GeneralSecurityException {
    ByteBuffer bytes = ByteBuffer.wrap(ciphertext).position(HEADER_BYTES);
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] sealed = new byte[bytes.remaining()];
    bytes.get(sealed);
    return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(sealed);
  }

  /** The id of the key that made this ciphertext; empty text when it is none of ours. */
  static String keyIdOf(byte[] ciphertext) {
    if (ciphertext.length < HEADER_BYTES + NONCE_BYTES + TAG_BITS / 8 || ciphertext[0] != FORMAT) {
      return "";
    }
    ByteBuffer bytes = ByteBuffer.wrap(ciphertext).position(1);
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }

  private Cipher cipher(int mode, byte[] nonce, Map<String, String> context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(material, "AES");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(Json.text(new TreeMap<>(context)).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
