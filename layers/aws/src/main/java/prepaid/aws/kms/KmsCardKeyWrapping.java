package prepaid.aws.kms;

import java.util.Map;
import prepaid.vending.cards.CardKeyWrapping;
import software.amazon.awssdk.services.kms.KmsClient;

/** Wraps card keys under a KMS key that only printing and redeeming may use. */
public final class KmsCardKeyWrapping implements CardKeyWrapping {
  private static final String WHAT = "a card key";

  private final KmsCipher cipher;
  private final String keyId;

  public KmsCardKeyWrapping(KmsClient kms, String keyId) {
    this.cipher = new KmsCipher(kms);
    this.keyId = keyId;
  }

  @Override
  public byte[] wrapCardKey(byte[] key, Map<String, String> context) {
    return cipher.encrypt(WHAT, keyId, key, context);
  }

  @Override
  public byte[] unwrapCardKey(byte[] wrapped, Map<String, String> context) {
    return cipher.decrypt(WHAT, keyId, wrapped, context);
  }
}
