package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.sts.BaseDate;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.vending.Quotes.Wish;

class QuotesTest {
  private final World world = new World();

  @Test
  void aQuoteIsWhatTheVendThenGives() {
    Quote quote = given(quote(amount("100.00")));
    Vend vend = assertInstanceOf(VendOutcome.Vended.class, world.vendPaid("p1", "100.00")).vend();
    assertEquals(vend.lines(), quote.priced().lines());
    assertEquals(vend.tokens().get(0).units().orElseThrow(), quote.priced().units());
  }

  @Test
  void aQuoteWritesNothingAndUnwrapsNoKey() {
    quote(amount("100.00"));
    assertEquals(0, world.ledger.commits());
    assertEquals(0, world.wrapping.unwraps);
  }

  @Test
  void unitsAskForTheSmallestTenderThatBuysThem() {
    Quote quote = given(quote(new Wish.OfUnits("47.1", Optional.empty())));
    assertEquals(471, quote.priced().units().tenths());
    long minor = quote.priced().tender().minor();
    Quote less = given(quote(amount(minor - 1)));
    assertTrue(less.priced().units().tenths() < 471);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1.25", "1e3", "abc", "''"})
  void unitsThatAreNoneAreRefused(String units) {
    Refusal refusal = refused(quote(new Wish.OfUnits(units, Optional.empty())));
    assertEquals(RefusalKind.AMOUNT_INVALID, refusal.kind());
    assertEquals(Optional.of("units"), refusal.field());
  }

  @Test
  void aWrongCheckDigitIsSaidInWords() {
    Refusal refusal = refused(world.quotes.quote("01234567898", amount("100.00")));
    assertEquals(RefusalKind.METER_NUMBER_INVALID, refusal.kind());
    assertTrue(refusal.detail().contains("check digit"), refusal.detail());
  }

  @Test
  void spacesAndDashesInAMeterNumberDoNotCount() {
    given(world.quotes.quote("0123-4567 897", amount("100.00")));
  }

  @Test
  void anUnknownMeterIsRefused() {
    assertEquals(
        RefusalKind.METER_UNKNOWN,
        refused(world.quotes.quote("12345678903", amount("100.00"))).kind());
  }

  @Test
  void whyAMeterCannotBeSoldTo() {
    assertEquals(Optional.empty(), cannotSell());
    world.key(Highveld.terms(1, BaseDate.BASE_1993, 255));
    assertEquals(Optional.of(RefusalKind.UPDATE_KEY_FIRST), cannotSell());
    world.ledger.put(Highveld.meter(Highveld.METER, 1, Optional.of("stolen")), VendState.fresh());
    assertEquals(Optional.of(RefusalKind.METER_BLOCKED), cannotSell());
  }

  @Test
  void anotherCurrencyIsRefusedForUnitsToo() {
    assertEquals(
        RefusalKind.CURRENCY_MISMATCH,
        refused(quote(new Wish.OfUnits("10", Optional.of("USD")))).kind());
  }

  private Optional<RefusalKind> cannotSell() {
    return world
        .quotes
        .cannotSell(given(world.quotes.meter(Highveld.METER.digits())), SaleWay.WEB)
        .map(Refusal::kind);
  }

  private Answer<Quote> quote(Wish wish) {
    return world.quotes.quote(Highveld.METER.digits(), wish);
  }

  private static Wish amount(String amount) {
    return new Wish.OfAmount(amount, Optional.empty());
  }

  private static Wish amount(long minor) {
    return amount(minor / 100 + "." + String.format("%02d", minor % 100));
  }

  private static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T>(var refusal) -> throw new AssertionError(refusal);
    };
  }

  private static <T> Refusal refused(Answer<T> answer) {
    return assertInstanceOf(Answer.Refused.class, answer).refusal();
  }
}
