package prepaid.http;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.Terms;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Granted;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.SpokenToken;
import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;
import prepaid.vending.money.Units;

/** Reserve credit that was given, and what is owed for it, as every face answers it. */
public final class GrantJson {
  private GrantJson() {}

  /** The grant with its debt, without its tokens. */
  public static JsonObject write(Vend vend, Grant grant) {
    Granted granted = grant.granted().orElseThrow();
    JsonObject json =
        new JsonObject()
            .put("id", vend.key().id())
            .put("meterNumber", vend.meter().digits())
            .put("kind", grant.kind().slug())
            .put("units", grant.wanted().map(Units::text))
            .put("value", granted.value().text())
            .put("currency", granted.value().currency().getCurrencyCode())
            .put("at", vend.at().toString());
    granted
        .debt()
        .ifPresent(debt ->
            json.put(
                "debt", debt(debt, vend.tender().currency()).put("fee", granted.fee().text())));
    return json;
  }

  /** What is owed, and how it is paid back. */
  public static JsonObject debt(Debt debt, Currency currency) {
    JsonObject terms = new JsonObject();
    switch (debt.terms()) {
      case Terms.Share(int points) -> terms.put("shareBasisPoints", points);
      case Terms.Instalment(long minor) ->
          terms.put("instalment", new Money(minor, currency).text());
    }
    return new JsonObject()
        .put("id", debt.id())
        .put("units", debt.units().text())
        .put("owed", new Money(debt.owedMinor(), currency).text())
        .put("currency", currency.getCurrencyCode())
        .put("due", debt.due().map(LocalDate::toString))
        .put("terms", terms.put("words", words(debt, currency)));
  }

  private static String words(Debt debt, Currency currency) {
    String how =
        switch (debt.terms()) {
          case Terms.Share(int points) when points == Terms.Share.WHOLE ->
              "The next purchase pays it back, before it buys anything.";
          case Terms.Share(int points) ->
              "Of each purchase, %s pays it back.".formatted(Shares.percent(points));
          case Terms.Instalment(long minor) ->
              "Purchases pay back %s a month.".formatted(new Money(minor, currency));
        };
    Optional<String> due = debt.due().map(day -> " It is due on %s.".formatted(day));
    return how + due.orElse("");
  }

  /** A token for somebody who writes it down. */
  public static JsonObject spoken(SpokenToken token) {
    return new JsonObject()
        .put("language", token.language().tag())
        .putTexts("groups", token.groups())
        .put("words", token.words());
  }
}
