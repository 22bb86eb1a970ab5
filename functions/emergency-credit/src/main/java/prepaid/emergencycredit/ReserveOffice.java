package prepaid.emergencycredit;

import java.security.SecureRandom;
import java.time.Clock;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.operators.Approvals;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendChannel;

/**
 * What operators of reserve credit work with.
 *
 * @param channel to the secure module, which decides
 * @param random of which references are made
 */
public record ReserveOffice(
    Quotes quotes,
    VendChannel channel,
    VendHistory vends,
    Deliveries deliveries,
    Approvals approvals,
    SecureRandom random,
    Clock clock) {}
