package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.ChannelTerms;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.tariffs.TariffTerms;
import prepaid.vending.vending.Quotes.KnownMeter;
import prepaid.vending.vending.Quotes.Wish;

class SaleLimitsTest {
  private static final SaleWay PARTNER = new SaleWay(Channel.PARTNER, PaymentKind.ONLINE);

  /** The web sells from 60.00 to 200.00, texts not at all, partners as the utility allows. */
  private final World world =
      new World(
          Highveld.TARIFF.with(
              new TariffTerms(
                  List.of(),
                  Optional.empty(),
                  0,
                  List.of(
                      new ChannelTerms(
                          Channel.WEB,
                          true,
                          Optional.of(Highveld.rand(6_000)),
                          Optional.of(Highveld.rand(20_000)),
                          Optional.empty()),
                      new ChannelTerms(
                          Channel.SMS,
                          false,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty())),
                  Optional.empty())));

  @Test
  void aChannelHasLimitsOfItsOwn() {
    assertEquals(RefusalKind.AMOUNT_TOO_SMALL, refused("59.99", SaleWay.WEB));
    assertEquals(RefusalKind.AMOUNT_TOO_LARGE, refused("200.01", SaleWay.WEB));
    assertInstanceOf(Answer.Given.class, quote("60.00", SaleWay.WEB));
    assertInstanceOf(Answer.Given.class, quote("200.01", PARTNER));
    assertEquals(RefusalKind.AMOUNT_TOO_SMALL, refused("49.99", PARTNER));
  }

  @Test
  void aClosedChannelSellsNothingAndSaysSoBeforehand() {
    SaleWay texts = new SaleWay(Channel.SMS, PaymentKind.ONLINE);
    assertEquals(RefusalKind.CHANNEL_CLOSED, refused("100.00", texts));
    assertEquals(
        Optional.of(RefusalKind.CHANNEL_CLOSED),
        world.quotes.cannotSell(known(), texts).map(Refusal::kind));
    assertEquals(Optional.empty(), world.quotes.cannotSell(known(), PARTNER));
  }

  @Test
  void peopleKnowTheRangeBeforeTheyTry() {
    assertEquals(range(6_000, 20_000), world.quotes.range(known(), SaleWay.WEB));
    assertEquals(range(5_000, 1_000_000), world.quotes.range(known(), PARTNER));
  }

  private static Quotes.Range range(long smallest, long largest) {
    Money from = Highveld.rand(smallest);
    return new Quotes.Range(from, Highveld.rand(largest));
  }

  private KnownMeter known() {
    return world.quotes.meter(Highveld.METER.digits())
            instanceof Answer.Given<KnownMeter>(var known)
        ? known
        : none();
  }

  private static KnownMeter none() {
    throw new AssertionError("no meter");
  }

  private Answer<Quote> quote(String amount, SaleWay way) {
    return world.quotes.quote(
        Highveld.METER.digits(), new Wish.OfAmount(amount, Optional.empty()), way);
  }

  private RefusalKind refused(String amount, SaleWay way) {
    return assertInstanceOf(Answer.Refused.class, quote(amount, way)).refusal().kind();
  }
}
