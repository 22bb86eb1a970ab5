package prepaid.vending.ledger;

import prepaid.sts.BaseDate;
import prepaid.vending.meters.StsAttributes;

/**
 * The key from which a key change moves a meter: its tokens are read under this one.
 *
 * @param baseDate of the vending key that it came from
 */
public record KeyMoved(StsAttributes from, BaseDate baseDate) {}
