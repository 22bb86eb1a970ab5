package prepaid.delivery;

import java.util.Map;
import prepaid.vending.messaging.Catalogue;
import prepaid.vending.messaging.Message;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.messaging.TextNotSent;
import prepaid.vending.messaging.Texts;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Bookkeeping.FloatAlerts;
import prepaid.vending.partners.Partner;

/** Texts a low float to the phone that the partner left. */
record LowFloatTexts(Texts texts) implements FloatAlerts {
  @Override
  public void low(Partner partner, Money available) {
    partner.ties().phone().ifPresent(phone -> text(phone, available));
  }

  private void text(String phone, Money available) {
    TextLanguage language = TextLanguage.ENGLISH;
    Message.Filled filled =
        Message.FLOAT_RUNS_LOW.with(Map.of("amount", language.written(available)));
    try {
      texts.send(phone, Catalogue.of(language).text(filled));
    } catch (TextNotSent notSent) {
      // The account says so as well, and tomorrow it is texted again.
    }
  }
}
