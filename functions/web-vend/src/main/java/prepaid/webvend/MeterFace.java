package prepaid.webvend;

import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Reply;
import prepaid.sts.Drn;
import prepaid.vending.meters.Registration;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.utilities.Utility;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;

/** {@code /v1/meters}: what a stranger may know of a meter before paying for it. */
final class MeterFace {
  private final Quotes quotes;

  MeterFace(Quotes quotes) {
    this.quotes = quotes;
  }

  Reply read(HttpRequest request) {
    return Reply.of(
        number(request.pathParameter("meterNumber")).then(quotes::meter),
        known -> HttpResponse.json(200, json(known)));
  }

  private static Answer<String> number(String typed) {
    return switch (WishFields.METER_NUMBER.read(typed)) {
      case Answer.Given<Drn>(var drn) -> Answer.given(drn.digits());
      case Answer.Refused<Drn>(var refusal) ->
          Answer.refused(refusal.kind(), "meterNumber", refusal.detail());
    };
  }

  private JsonObject json(KnownMeter known) {
    Registration meter = known.meter().registration();
    Utility utility = known.utility();
    Optional<Refusal> refusal = quotes.cannotSell(known, SaleWay.WEB);
    Quotes.Range range = quotes.range(known, SaleWay.WEB);
    return new JsonObject()
        .put("meterNumber", meter.number().digits())
        .put("holder", meter.holder().masked())
        .put(
            "utility",
            new JsonObject()
                .put("id", utility.id())
                .put("name", utility.name())
                .put("phone", utility.phone()))
        .putTexts("languages", utility.languages())
        .put("currency", utility.currency().getCurrencyCode())
        .put("resource", meter.resource().slug())
        .put("unit", meter.resource().unit())
        .put("mode", meter.mode().slug())
        .put("smallest", range.smallest().text())
        .put("largest", range.largest().text())
        .put("canVend", refusal.isEmpty())
        .put("reason", refusal.map(Refusal::detail))
        .put("reasonKind", refusal.map(why -> why.kind().slug()));
  }
}
