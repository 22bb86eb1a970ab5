package prepaid.vending.payments;

import java.util.Optional;

/**
 * What a consumer asks to buy, as typed. Of {@code amount} and {@code units} exactly one is there.
 *
 * @param meterNumber DRN, may hold spaces
 * @param amount decimal text in the currency
 * @param units decimal text with at most one decimal
 * @param currency ISO 4217 code; empty means the meter's
 * @param phone where the token is to be texted, E.164
 * @param language of the text, one of the utility's
 */
public record Order(
    String meterNumber,
    Optional<String> amount,
    Optional<String> units,
    Optional<String> currency,
    Optional<String> phone,
    Optional<String> language) {

  @Override
  public String toString() {
    return "Order[" + meterNumber + "]";
  }
}
