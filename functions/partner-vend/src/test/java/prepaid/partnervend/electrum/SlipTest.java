package prepaid.partnervend.electrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.http.JsonObject;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.SaleWay;

/** What a till prints. */
class SlipTest {
  private static final Payment CASH = Payment.of("cash");

  @Test
  void whereChargesAndDebtsTakeAllThereIsNoTokenAndTheSlipSaysSo() {
    Line debt = line(LineKind.ARREARS, "Arrears, 100 % of the tender; 400.00 left to pay");
    String slip = slip(CASH, debt);
    assertTrue(slip.contains("\"Charges and debts took all of it, so\""), slip);
    assertTrue(slip.contains("\"there is no credit token.\""), slip);
    assertTrue(slip.contains("\"Arrears, 100 % of the tender; 400.00\""), slip);
    assertTrue(slip.contains("\"left to pay\""), slip);
  }

  @Test
  void aSaleOfEnergySaysNothingOfTheKind() {
    String slip = slip(CASH, line(LineKind.ENERGY, "10.0 kWh at 1.21"));
    assertEquals(-1, slip.indexOf("credit token"), slip);
    assertEquals(-1, slip.indexOf("Card"), slip);
  }

  @Test
  void aCardIsShownMaskedAndWithItsAuthorisation() {
    Payment card =
        new Payment("debit-card", Optional.of("411111******1111"), Optional.of("AUTH42"));
    String slip = slip(card, line(LineKind.ENERGY, "10.0 kWh at 1.21"));
    assertTrue(slip.contains("Card 411111******1111"), slip);
    assertTrue(slip.contains("Authorisation AUTH42"), slip);
  }

  private static Line line(LineKind kind, String words) {
    Money tax = Highveld.rand(0);
    return new Line(kind, words, Highveld.rand(10_000), tax, Optional.<Units>empty());
  }

  private static String slip(Payment payment, Line line) {
    PricingState state =
        new PricingState(
            CreditMode.UNITS, YearMonth.of(2026, 11), 0, 0, 0, false, List.of(), SaleWay.WEB);
    var meter = Highveld.meter(Highveld.METER, 1, Optional.empty());
    Sale sale =
        new Sale(
            meter.number().digits(),
            meter.sts(),
            Resource.ELECTRICITY,
            Highveld.rand(10_000),
            Optional.of(payment),
            List.of(line),
            state,
            Highveld.TARIFF,
            List.of(),
            Optional.of("R1"));
    JsonObject slip = Slip.of(sale, Highveld.UTILITY, Slip.Notes.of());
    return slip.text();
  }
}
