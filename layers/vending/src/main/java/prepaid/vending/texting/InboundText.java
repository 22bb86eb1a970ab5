package prepaid.vending.texting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Deliveries;

/**
 * A text that somebody sent us.
 *
 * @param id the carrier's: the same text may come more than once, always with the same id
 * @param from E.164; anybody can forge it, so it is an address and no authority
 * @param at when it was taken in
 */
public record InboundText(String id, String from, String body, Instant at) {
  /** Under which an answer to it is noted. */
  public VendKey key() {
    return new VendKey(Deliveries.ANSWERS, reference(id));
  }

  /** The id as a reference, which not all characters may stand in. */
  static String reference(String id) {
    return id.matches("[A-Za-z0-9-]{1,64}")
        ? id
        : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Its body may hold a PIN. */
  @Override
  public String toString() {
    return "InboundText[…]";
  }
}
