package prepaid.vending.cards;

import java.time.Instant;
import java.util.Optional;
import prepaid.vending.money.Money;

/**
 * Cards with neighbouring serials that are alike in everything: one row, however many they are.
 *
 * @param from first serial
 * @param to last serial
 * @param keyVersion of the card key that makes their PINs
 * @param expiresAt from then on none is redeemed
 * @param utility whose meters they are for; empty for any that sells in the currency
 * @param version of the row
 */
public record CardRange(
    long from,
    long to,
    String batch,
    Money denomination,
    int keyVersion,
    Instant expiresAt,
    Optional<String> utility,
    CardState state,
    long version) {
  public CardRange {
    if (from < 1 || to < from || to > Serial.MAX) {
      throw new IllegalArgumentException("no cards have these serials");
    }
  }

  public boolean contains(long serial) {
    return serial >= from && serial <= to;
  }

  public long count() {
    return to - from + 1;
  }

  public boolean isRedeemable(Instant now) {
    return state instanceof CardState.Active && now.isBefore(expiresAt);
  }

  /** A part of these cards, in another state. */
  CardRange part(long first, long last, CardState newState) {
    return new CardRange(
        first, last, batch, denomination, keyVersion, expiresAt, utility, newState, version + 1);
  }
}
