package prepaid.partnervend.electrum;

import java.util.Optional;
import prepaid.vending.partners.Partner;

/**
 * A message, and who sent it where.
 *
 * @param pathId the last id of the path, which is the message's own
 * @param saleId of an advice: the first id of the path
 */
record Asked(
    Operation operation,
    Partner partner,
    Message message,
    String pathId,
    Optional<String> saleId) {}
