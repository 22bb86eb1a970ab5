package prepaid.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.aws.fixture.Samples;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.SaleWay;

class PricedFromTextTest {
  @Test
  void anOrdinarySaleIsShort() {
    assertEquals("units,2026-11,12345,1,37,f,web,online", PricedFromText.of(Samples.PRICED_FROM));
    assertEquals(Samples.PRICED_FROM, PricedFromText.parse(PricedFromText.of(Samples.PRICED_FROM)));
  }

  @Test
  void debtsComeBackAsTheyWere() {
    PricingState owing =
        new PricingState(
            CreditMode.CURRENCY,
            YearMonth.of(2026, 1),
            0,
            0,
            0,
            false,
            List.of(Samples.ARREARS, Samples.RESERVE),
            new SaleWay(Channel.PARTNER, PaymentKind.BANK_CARD));
    assertEquals(owing, PricedFromText.parse(PricedFromText.of(owing)));
    assertEquals(owing.debts(), PricedFromText.debts(PricedFromText.of(owing.debts())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "units,2026-11,0,0,0,,web",
        "units,2026-11,0,0,0,,web,online,more",
        "kilos,2026-11,0,0,0,,web,online",
        "units,2026-11,0,0,0,,web,online;",
        "units,2026-11,0,0,0,,web,online;a,arrears,0,100,,1,x3000,0",
        "units,2026-11,0,0,0,,web,online;a,arrears,0,-1,,1,s3000,0"
      })
  void anotherShapeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PricedFromText.parse(text));
  }
}
