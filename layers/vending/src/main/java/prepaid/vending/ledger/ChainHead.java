package prepaid.vending.ledger;

/**
 * The newest link of a meter's chain.
 *
 * @param sequence number of vends of the meter so far
 * @param hash SHA-256 of the last vend row, 64 hexadecimal digits; zeros before the first
 */
public record ChainHead(long sequence, String hash) {
  public static final ChainHead GENESIS = new ChainHead(0, "0".repeat(64));
}
