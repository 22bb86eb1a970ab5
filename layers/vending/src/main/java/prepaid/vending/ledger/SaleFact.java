package prepaid.vending.ledger;

import java.util.Optional;
import prepaid.vending.money.Money;

/**
 * What the proof of a meter's chain keeps of a vend row.
 *
 * @param hash that the row carries
 * @param computed the hash of what the row says
 * @param purchase the payment that the row names; empty where a float paid
 * @param place where the row stands, in words
 */
public record SaleFact(
    VendKey key,
    long sequence,
    String previousHash,
    String hash,
    String computed,
    Money tender,
    Optional<String> purchase,
    String place) {
  public static SaleFact of(Vend vend, String place) {
    return new SaleFact(
        vend.key(),
        vend.sequence(),
        vend.previousHash(),
        vend.hash(),
        Chain.hash(vend),
        vend.tender(),
        vend.source() instanceof MoneySource.PaidPurchase(var id)
            ? Optional.of(id)
            : Optional.empty(),
        place);
  }

  boolean isAltered() {
    return !hash.equals(computed);
  }

  /** Whether this row is the one that another one's previous hash names. */
  boolean isNamedBy(String previous) {
    return previous.equals(hash) || previous.equals(computed);
  }
}
