package prepaid.aws.kms;

import java.util.List;
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
  private final Supplier<List<String>> vendingKeyIds;

  /**
   * @param componentKeyId asked for when it is first needed: not every function has both
   * @param vendingKeyIds the newest first, under which keys are wrapped; all of them unwrap
   */
  public KmsKeyWrapping(
      KmsClient kms, Supplier<String> componentKeyId, Supplier<List<String>> vendingKeyIds) {
    this.cipher = new KmsCipher(kms);
    this.componentKeyId = componentKeyId;
    this.vendingKeyIds = vendingKeyIds;
  }

  @Override
  public byte[] encryptComponent(byte[] component, Map<String, String> context) {
    return cipher.encrypt("a key component", componentKeyId.get(), component, context);
  }

  @Override
  public byte[] decryptComponent(byte[] ciphertext, Map<String, String> context) {
    return cipher.decrypt("a key component", List.of(componentKeyId.get()), ciphertext, context);
  }

  @Override
  public byte[] wrap(byte[] vendingKey, Map<String, String> context) {
    return cipher.encrypt("a vending key", newest(), vendingKey, context);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, Map<String, String> context) {
    return cipher.decrypt("a vending key", vendingKeyIds.get(), wrapped, context);
  }

  @Override
  public String newest() {
    return vendingKeyIds.get().getFirst();
  }
}
