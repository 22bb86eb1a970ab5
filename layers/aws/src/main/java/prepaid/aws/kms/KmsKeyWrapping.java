package prepaid.aws.kms;

import java.util.Map;
import java.util.function.Supplier;
import prepaid.vending.keys.KeyWrapping;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Wraps vending keys and their components under two KMS keys, whose policies give each function
 * only what it needs.
 */
public final class KmsKeyWrapping implements KeyWrapping {
  private final KmsCipher cipher;
  private final Supplier<String> componentKeyId;
  private final Supplier<String> vendingKeyId;

  /**
   * @param componentKeyId asked for when it is first needed: not every function has both
   */
  public KmsKeyWrapping(
      KmsClient kms, Supplier<String> componentKeyId, Supplier<String> vendingKeyId) {
    this.cipher = new KmsCipher(kms);
    this.componentKeyId = componentKeyId;
    this.vendingKeyId = vendingKeyId;
  }

  @Override
  public byte[] encryptComponent(byte[] component, Map<String, String> context) {
    return cipher.encrypt("a key component", componentKeyId.get(), component, context);
  }

  @Override
  public byte[] decryptComponent(byte[] ciphertext, Map<String, String> context) {
    return cipher.decrypt("a key component", componentKeyId.get(), ciphertext, context);
  }

  @Override
  public byte[] wrap(byte[] vendingKey, Map<String, String> context) {
    return cipher.encrypt("a vending key", vendingKeyId.get(), vendingKey, context);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, Map<String, String> context) {
    return cipher.decrypt("a vending key", vendingKeyId.get(), wrapped, context);
  }
}
