package prepaid.sts;

/**
 * What a key-change set tells a meter about its new key, beside the key itself (IEC 62055-41 §6.2).
 *
 * @param keyType KT of the new key
 * @param supplyGroupCode SGC, 6 digits; sets of two tokens do not carry it
 * @param tariffIndex TI, 2 digits
 * @param keyRevision KRN, 1 to 9
 * @param keyExpiry KEN, 0 to 255; 255 never expires
 * @param rollsOver RO: whether the meter forgets the TIDs it knows
 */
public record NewKeyAttributes(
    KeyType keyType,
    String supplyGroupCode,
    String tariffIndex,
    int keyRevision,
    int keyExpiry,
    boolean rollsOver) {

  /**
   * @throws IllegalArgumentException naming the field that is out of range
   */
  public NewKeyAttributes {
    DecoderKeyParameters.checkSupplyGroup(supplyGroupCode);
    DecoderKeyParameters.checkTariffIndex(tariffIndex);
    DecoderKeyParameters.checkKeyRevision(keyRevision);
    checkKeyExpiry(keyExpiry);
  }

  static void checkKeyExpiry(int keyExpiry) {
    FieldBits.check("the key expiry number", keyExpiry, 8);
  }
}
