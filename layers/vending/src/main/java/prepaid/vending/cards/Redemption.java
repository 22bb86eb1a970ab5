package prepaid.vending.cards;

import java.time.Instant;

/**
 * Somebody's wish to redeem a card.
 *
 * @param pin as typed; spaces and dashes are left out
 * @param meterNumber DRN as typed
 * @param sender who asks, as far as the channel can prove it
 * @param requestedAt when the channel took it in
 */
public record Redemption(String pin, String meterNumber, Sender sender, Instant requestedAt) {
  /** Never with its PIN: that is money. */
  @Override
  public String toString() {
    return "Redemption[" + sender.getClass().getSimpleName() + "]";
  }
}
