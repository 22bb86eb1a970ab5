package prepaid.vending.keys;

import java.time.Instant;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;

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
    Instant issuedUntil) {}
