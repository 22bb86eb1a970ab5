package prepaid.vending.payments;

import java.util.Optional;
import prepaid.vending.vending.Quotes.Wish;

/**
 * What a consumer asks to buy, as typed.
 *
 * @param meterNumber DRN, may hold spaces and dashes
 * @param wish money or units
 * @param phone where the token is to be texted, E.164
 * @param language of the text, one of the utility's
 */
public record Order(
    String meterNumber, Wish wish, Optional<String> phone, Optional<String> language) {

  @Override
  public String toString() {
    return "Order[" + wish + "]";
  }
}
