package prepaid.aws.kms;

import java.util.List;
import java.util.Map;
import prepaid.vending.cards.CardKeyWrapping;
import software.amazon.awssdk.services.kms.KmsClient;

/** Wraps card keys under a KMS key that only printing and redeeming may use. */
public final class KmsCardKeyWrapping implements CardKeyWrapping {
  private static final String WHAT = "a card key";

  private final KmsCipher cipher;
  private final List<String> keyIds;

  /**
   * @param keyIds the newest first, under which keys are wrapped; all of them unwrap
   */
  public KmsCardKeyWrapping(KmsClient kms, List<String> keyIds) {
    this.cipher = new KmsCipher(kms);
    this.keyIds = List.copyOf(keyIds);
  }

  @Override
  public byte[] wrapCardKey(byte[] key, Map<String, String> context) {
    return cipher.encrypt(WHAT, keyIds.getFirst(), key, context);
  }

  @Override
  public byte[] unwrapCardKey(byte[] wrapped, Map<String, String> context) {
    return cipher.decrypt(WHAT, keyIds, wrapped, context);
  }
}
