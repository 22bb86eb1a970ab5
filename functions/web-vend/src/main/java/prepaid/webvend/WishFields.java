package prepaid.webvend;

import java.util.Currency;
import java.util.Optional;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.Quotes.Wish;

/**
 * The fields that a quote and an order share: which meter, and how much. Amounts stay the text that
 * was sent, because what is wrong with one depends on the meter's currency.
 */
final class WishFields {
  /** Spaces and dashes between the digits do not count. */
  static final Shape<Drn> METER_NUMBER = text -> Shapes.meterNumber().read(text.replace("-", ""));

  private static final Shape<String> AS_SENT = text -> Answer.given(text.strip());

  private final Field<Drn> meterNumber;
  private final Field<Optional<String>> amount;
  private final Field<Optional<String>> units;
  private final Field<Optional<Currency>> currency;

  private WishFields(Fields fields) {
    this.meterNumber = fields.text("meterNumber", METER_NUMBER);
    this.amount = fields.optionalDecimal("amount", AS_SENT);
    this.units = fields.optionalDecimal("units", AS_SENT);
    this.currency = fields.optionalText("currency", Shapes.currency());
  }

  static WishFields of(Fields fields) {
    WishFields asked = new WishFields(fields);
    boolean byAmount = fields.has("amount");
    boolean byUnits = fields.has("units");
    if (byAmount && byUnits) {
      fields.refuse("units", "Ask for an amount or for units, not for both.");
    } else if (!byAmount && !byUnits) {
      fields.refuse("amount", "Say for how much: \"amount\" in money, or \"units\".");
    }
    return asked;
  }

  String meterNumber() {
    return meterNumber.get().digits();
  }

  Wish wish() {
    Optional<String> named = currency.get().map(Currency::getCurrencyCode);
    return amount
        .get()
        .<Wish>map(money -> new Wish.OfAmount(money, named))
        .orElseGet(() -> new Wish.OfUnits(units.get().orElseThrow(), named));
  }
}
