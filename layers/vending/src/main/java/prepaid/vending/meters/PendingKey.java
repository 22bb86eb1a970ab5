package prepaid.vending.meters;

import java.util.Optional;
import prepaid.vending.ledger.VendKey;

/**
 * A change of key that the meter may not have taken yet. The registration has where it moves to.
 *
 * @param from what its key was made of before
 * @param issuedBy the vend that brought the key-change tokens; empty while they are still to come
 *     before the next credit
 */
public record PendingKey(StsAttributes from, Optional<VendKey> issuedBy) {}
