package prepaid.webvend;

import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.LineJson;
import prepaid.http.Reply;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes;

/** {@code /v1/quotes}: what a sum, or a number of units, is made of. */
final class QuoteFace {
  private final Quotes quotes;

  QuoteFace(Quotes quotes) {
    this.quotes = quotes;
  }

  Reply quote(HttpRequest request) {
    return JsonBody.read(
        request, fields -> Reply.of(quote(fields), quote -> HttpResponse.json(200, json(quote))));
  }

  private Answer<Quote> quote(Fields fields) {
    WishFields asked = WishFields.of(fields);
    return fields.finish(() -> asked).then(read -> quotes.quote(read.meterNumber(), read.wish()));
  }

  private static JsonObject json(Quote quote) {
    Registration meter = quote.meter().registration();
    Priced priced = quote.priced();
    TariffVersion tariff = quote.tariff();
    return new JsonObject()
        .put("meterNumber", meter.number().digits())
        .put("tender", priced.tender().text())
        .put("currency", priced.tender().currency().getCurrencyCode())
        .putObjects("lines", LineJson.list(priced.lines()))
        .put("units", quote.units().text())
        .put("unit", meter.resource().unit())
        .put("note", SaleJson.note(priced.isAccountPayment()))
        .put("credit", quote.credit().map(Money::text))
        .put("tariff", SaleJson.tariff(tariff));
  }
}
