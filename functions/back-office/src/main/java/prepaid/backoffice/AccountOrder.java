package prepaid.backoffice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.sts.TokenMinute;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.utilities.Utility;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendRequest;

/**
 * What a desk asks for on account: money's worth, or units, whose price is then the tender. Units
 * under a reference that was sold keep the price of that sale, whatever they cost by now.
 */
record AccountOrder(Quotes quotes, VendHistory vends, Clock clock) {
  private static final Shape<String> REFERENCE =
      Shapes.pattern("[A-Za-z0-9-]{1,64}", "A reference is 1 to 64 letters, digits or dashes.");
  private static final Shape<String> REASON =
      text ->
          Mandate.isReason(text)
              ? Answer.given(text)
              : Answer.refused(RefusalKind.INVALID_REQUEST, "Say why, in 1 to 120 characters.");

  private record Asked(
      VendKey key, Optional<Money> amount, Optional<Units> units, Mandate mandate) {}

  Answer<VendRequest> read(Fields fields, Meter meter, Utility utility, String operator) {
    Field<String> reference = fields.text("reference", REFERENCE);
    Field<Optional<Money>> amount =
        fields.optionalDecimal("amount", Amounts.above(utility.currency()));
    Field<Optional<Units>> units = fields.optionalDecimal("units", Amounts.units());
    Field<String> reason = fields.text("reason", REASON);
    Field<Boolean> notify = KeyChangeRoutes.notify(fields);
    fields.unchanged("currency", utility.currency().getCurrencyCode());
    if (fields.has("amount") == fields.has("units")) {
      fields.refuse("amount", "Say for how much: \"amount\" in money, or \"units\"; not both.");
    }
    return fields
        .finish(() -> {
          Mandate mandate = Mandate.of(operator, reason.get());
          return new Asked(
              new VendKey(VendRequest.ACCOUNT_PAYER, reference.get()),
              amount.get(),
              units.get(),
              notify.get() ? mandate.notifying() : mandate);
        })
        .then(asked -> tender(asked, meter).map(tender -> request(asked, meter, tender)));
  }

  private VendRequest request(Asked asked, Meter meter, Money tender) {
    return new VendRequest(
        asked.key(),
        meter.registration().number().digits(),
        tender.text(),
        tender.currency().getCurrencyCode(),
        new MoneySource.OnAccount(asked.mandate()),
        clock.instant());
  }

  private Answer<Money> tender(Asked asked, Meter meter) {
    if (asked.amount().isPresent()) {
      return Answer.given(asked.amount().get());
    }
    Units wanted = asked.units().orElseThrow();
    return sold(asked.key(), meter)
        .map(vend -> like(vend, wanted))
        .orElseGet(() -> price(meter, wanted));
  }

  private Answer<Money> price(Meter meter, Units wanted) {
    String digits = meter.registration().number().digits();
    Quotes.Wish wish = new Quotes.Wish.OfUnits(wanted.text(), Optional.empty());
    return quotes.quote(digits, wish, SaleWay.ACCOUNT).map(quote -> quote.priced().tender());
  }

  private static Answer<Money> like(Vend vend, Units wanted) {
    long tenths =
        vend.tokens().stream()
            .filter(token -> token.kind() == TokenKind.CREDIT)
            .map(IssuedToken::units)
            .flatMap(Optional::stream)
            .mapToLong(Units::tenths)
            .sum();
    return tenths == wanted.tenths()
        ? Answer.given(vend.tender())
        : Answer.refused(
            RefusalKind.REFERENCE_REUSED,
            "units",
            "Other units were sold under this reference: %s.".formatted(new Units(tenths)));
  }

  private Optional<Vend> sold(VendKey key, Meter meter) {
    long newest = TokenMinute.of(clock.instant().plus(Limits.TOKEN_MINUTE_AHEAD_MAX));
    List<Vend> recent =
        vends.newest(meter.registration().number(), newest, Limits.TOKEN_LOOK_VENDS_MAX);
    return recent.stream().filter(vend -> vend.key().equals(key)).findFirst();
  }
}
