package prepaid.aws.kms;

import java.util.Map;
import java.util.function.Supplier;
import prepaid.aws.Failures;
import prepaid.vending.keys.KeyWrapping;
import prepaid.vending.keys.KeyWrappingFailed;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptRequest;

/**
 * Wraps vending keys and their components under two KMS keys, whose policies give each function
 * only what it needs. No array is copied here: what is handed in stays the caller's to wipe, and
 * what is handed out is the only copy that we can reach. (The SDK's own text of the message cannot
 * be wiped; it is garbage at once.)
 */
public final class KmsKeyWrapping implements KeyWrapping {
  private final KmsClient kms;
  private final Supplier<String> componentKeyId;
  private final Supplier<String> vendingKeyId;

  /**
   * @param componentKeyId asked for when it is first needed: not every function has both
   */
  public KmsKeyWrapping(
      KmsClient kms, Supplier<String> componentKeyId, Supplier<String> vendingKeyId) {
    this.kms = kms;
    this.componentKeyId = componentKeyId;
    this.vendingKeyId = vendingKeyId;
  }

  @Override
  public byte[] encryptComponent(byte[] component, Map<String, String> context) {
    return encrypt("a key component", componentKeyId.get(), component, context);
  }

  @Override
  public byte[] decryptComponent(byte[] ciphertext, Map<String, String> context) {
    return decrypt("a key component", componentKeyId.get(), ciphertext, context);
  }

  @Override
  public byte[] wrap(byte[] vendingKey, Map<String, String> context) {
    return encrypt("a vending key", vendingKeyId.get(), vendingKey, context);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, Map<String, String> context) {
    return decrypt("a vending key", vendingKeyId.get(), wrapped, context);
  }

  private byte[] encrypt(String what, String keyId, byte[] plain, Map<String, String> context) {
    EncryptRequest request =
        EncryptRequest.builder()
            .keyId(keyId)
            .plaintext(SdkBytes.fromByteArrayUnsafe(plain))
            .encryptionContext(context)
            .build();
    return bytes("encrypt " + what, () -> kms.encrypt(request).ciphertextBlob());
  }

  private byte[] decrypt(String what, String keyId, byte[] cipher, Map<String, String> context) {
    DecryptRequest request =
        DecryptRequest.builder()
            .keyId(keyId)
            .ciphertextBlob(SdkBytes.fromByteArrayUnsafe(cipher))
            .encryptionContext(context)
            .build();
    return bytes("decrypt " + what, () -> kms.decrypt(request).plaintext());
  }

  private static byte[] bytes(String what, Supplier<SdkBytes> call) {
    try {
      return call.get().asByteArrayUnsafe();
    } catch (SdkException failure) {
      throw new KeyWrappingFailed("KMS did not " + what + ": " + Failures.word(failure), failure);
    }
  }
}
