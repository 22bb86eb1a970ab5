package prepaid.vending.meters;

/**
 * A meter's row.
 *
 * @param version changes with every write of the row, by one; every write is conditional on it
 */
public record Meter(Registration registration, VendState state, long version) {}
