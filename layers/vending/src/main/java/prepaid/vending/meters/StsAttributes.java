package prepaid.vending.meters;

import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;

/**
 * The attributes of a meter that enter its decoder key. Base date, key expiry and the derivation
 * algorithm belong to the vending key, not to the meter.
 *
 * @param supplyGroup SGC, 6 digits
 * @param tariffIndex TI, 2 digits
 * @param keyRevision KRN, 1-9
 */
public record StsAttributes(
    String supplyGroup,
    String tariffIndex,
    int keyRevision,
    KeyType keyType,
    EncryptionAlgorithm encryptionAlgorithm) {
  public StsAttributes {
    if (!supplyGroup.matches("[0-9]{6}") || !tariffIndex.matches("[0-9]{2}")) {
      throw new IllegalArgumentException("supply group is 6 digits, tariff index 2");
    }
    if (keyRevision < 1 || keyRevision > 9) {
      throw new IllegalArgumentException("key revision is 1 to 9");
    }
  }
}
