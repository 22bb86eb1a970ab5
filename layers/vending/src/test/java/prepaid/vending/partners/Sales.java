package prepaid.vending.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.MoneySource.Settlement;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

/** Rows of sales as delivery gets them. */
final class Sales {
  private static final int TAX_PARTS = 115;

  private Sales() {}

  /** Paid in cash at a till of the corner shop, which earns 1.5 % at source. */
  static Vend of(String reference, String terminal, long minor, Instant at) {
    Settlement settlement = new Settlement(Highveld.rand(minor * 15 / 1000), true, false);
    return vend(
        new VendKey(Shops.CORNER, reference),
        new PartnerFloat(Shops.CORNER, terminal, Payment.of("cash"), Optional.of(settlement)),
        minor,
        at);
  }

  static Vend onTheWeb(String id, Instant at) {
    return vend(new VendKey("web", id), new MoneySource.PaidPurchase(id), 10_000, at);
  }

  private static Vend vend(VendKey key, MoneySource source, long minor, Instant at) {
    long tax = minor * 15 / TAX_PARTS;
    Line line =
        new Line(
            LineKind.ENERGY,
            "Energy",
            Highveld.rand(minor - tax),
            Highveld.rand(tax),
            Optional.of(new Units(100)));
    var meter = Highveld.meter(Highveld.METER, 1, Optional.empty());
    return Chain.seal(
        new Vend(
            key,
            meter.number(),
            meter.sts(),
            BaseDate.BASE_2014,
            "highveld",
            Resource.ELECTRICITY,
            Highveld.rand(minor),
            source,
            "home",
            LocalDate.of(2020, 1, 1),
            Highveld.PRICED_FROM,
            List.of(line),
            List.of(),
            17_829_615L,
            at,
            false,
            1,
            ChainHead.GENESIS.hash(),
            ""));
  }
}
