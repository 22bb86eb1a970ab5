package prepaid.aws.kms;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import prepaid.aws.Failures;
import prepaid.vending.keys.KeyWrappingFailed;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;

/**
 * KMS encrypts and decrypts short secrets. No array is copied here: what is handed in stays the
 * caller's to wipe, and what is handed out is the only copy that we can reach. (The SDK's own text
 * of the message cannot be wiped; it is garbage at once.)
 */
record KmsCipher(KmsClient kms) {
  byte[] encrypt(String what, String keyId, byte[] plain, Map<String, String> context) {
    EncryptRequest request =
        EncryptRequest.builder()
            .keyId(keyId)
            .plaintext(SdkBytes.fromByteArrayUnsafe(plain))
            .encryptionContext(context)
            .build();
    return bytes("encrypt " + what, () -> kms.encrypt(request).ciphertextBlob());
  }

  /**
   * Decrypts under whichever of the keys it was encrypted: while keys are wrapped anew there are
   * two.
   */
  byte[] decrypt(String what, List<String> keyIds, byte[] cipher, Map<String, String> context) {
    for (String keyId : keyIds.subList(0, keyIds.size() - 1)) {
      try {
        return decrypt(what, keyId, cipher, context);
      } catch (KeyWrappingFailed failed) {
        if (!(failed.getCause() instanceof IncorrectKeyException)) {
          throw failed;
        }
      }
    }
    return decrypt(what, keyIds.getLast(), cipher, context);
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
