package prepaid.vending.keys;

import java.time.Instant;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.Drn;
import prepaid.sts.MeterPan;
import prepaid.sts.VendingKeyType;
import prepaid.vending.meters.StsAttributes;

/**
 * What a vending key is and may do.
 *
 * @param supplyGroup SGC, 6 digits
 * @param keyRevision KRN, 1-9
 * @param expiry KEN, 0-255; 255 never expires
 * @param activeFrom before it the key makes no token
 * @param issuedUntil after it the key makes no token
 */
public record KeyTerms(
    String supplyGroup,
    int keyRevision,
    VendingKeyType keyType,
    DecoderKeyAlgorithm derivation,
    BaseDate baseDate,
    int expiry,
    Instant activeFrom,
    Instant issuedUntil) {
  /** What a meter's decoder key is derived with under this vending key. */
  public DecoderKeyParameters decoderKey(Drn meter, StsAttributes sts) {
    return new DecoderKeyParameters(
        derivation,
        sts.encryptionAlgorithm(),
        baseDate,
        MeterPan.of(meter),
        sts.keyType(),
        sts.supplyGroup(),
        sts.tariffIndex(),
        sts.keyRevision());
  }
}
