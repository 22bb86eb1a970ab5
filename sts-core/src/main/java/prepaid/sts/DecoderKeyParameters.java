package prepaid.sts;

/**
 * Everything but the vending key that a decoder key depends on (IEC 62055-41 §6.5.3).
 *
 * <p>{@link KeyType#DCTK} can be described here, since the derivation exists; that no keypad meter
 * may have it is a rule about meters (the token carrier type enters no key): see {@link
 * KeyType#DCTK}.
 *
 * @param dkga the derivation; must fit {@code ea}, and {@link DecoderKeyAlgorithm#DKGA01} the meter
 *     and the revision
 * @param ea the meter's cipher
 * @param baseDate the vending key's base date; enters DKGA04 only
 * @param meterPan the meter
 * @param keyType KT
 * @param supplyGroupCode SGC, 6 digits
 * @param tariffIndex TI, 2 digits
 * @param keyRevision KRN, 1 to 9
 */
public record DecoderKeyParameters(
    DecoderKeyAlgorithm dkga,
    EncryptionAlgorithm ea,
    BaseDate baseDate,
    MeterPan meterPan,
    KeyType keyType,
    String supplyGroupCode,
    String tariffIndex,
    int keyRevision) {

  /**
   * @throws IllegalArgumentException naming the field when one is out of range or the pair of
   *     algorithms is not allowed
   */
  public DecoderKeyParameters {
    if (!dkga.fits(ea)) {
      throw new IllegalArgumentException(dkga + " makes no keys for " + ea);
    }
    checkSupplyGroup(supplyGroupCode);
    checkTariffIndex(tariffIndex);
    checkKeyRevision(keyRevision);
    if (dkga == DecoderKeyAlgorithm.DKGA01) {
      checkLegacy(meterPan.drn(), keyRevision);
    }
  }

  static void checkSupplyGroup(String supplyGroupCode) {
    if (!Digits.areAscii(supplyGroupCode, 6)) {
      throw new IllegalArgumentException("the supply group code has exactly 6 digits");
    }
  }

  static void checkTariffIndex(String tariffIndex) {
    if (!Digits.areAscii(tariffIndex, 2)) {
      throw new IllegalArgumentException("the tariff index has exactly 2 digits");
    }
  }

  static void checkKeyRevision(int keyRevision) {
    if (keyRevision < 1 || keyRevision > 9) {
      throw new IllegalArgumentException("the key revision number is 1 to 9, not " + keyRevision);
    }
  }

  private static void checkLegacy(Drn drn, int keyRevision) {
    if (!LegacyMeters.isLegacy(drn)) {
      throw new IllegalArgumentException(
          "DKGA01 made the keys of the oldest meters only, and this meter is none of them");
    }
    if (!LegacyMeters.haveKeysOfDkga01(drn, keyRevision)) {
      throw new IllegalArgumentException(
          "DKGA01 made first keys (KRN 1) only: with KRN %d this meter uses DKGA02"
              .formatted(keyRevision));
    }
  }
}
