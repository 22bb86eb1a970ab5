package prepaid.vending.utilities;

/**
 * A supply group: the meters that share vending keys.
 *
 * @param code SGC, 6 digits
 * @param utility id of the utility that owns it
 */
public record SupplyGroup(String code, String utility, String name) {}
