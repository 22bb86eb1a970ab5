package prepaid.partnervend.electrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.ReceiptNumber;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.vending.Quote;

/**
 * What a purchase brings, made or only tried.
 *
 * @param payment how the customer paid at the till; empty for a trial, and for what others sold
 * @param tokens those that may be told
 * @param receipt empty for a trial
 */
record Sale(
    String meterNumber,
    StsAttributes sts,
    Resource resource,
    Money tender,
    Optional<Payment> payment,
    List<Line> lines,
    PricingState pricedFrom,
    TariffVersion tariff,
    List<Told> tokens,
    Optional<String> receipt) {
  /** Twenty digits above the largest number of 66 bits: no meter can take them for a token. */
  static final String UNUSABLE = "99999999999999999999";

  /** A token as it is told. */
  record Told(TokenKind kind, Optional<Units> units, Optional<Money> credit, String digits) {}

  /**
   * @param isTold whether the tokens may be told
   */
  static Sale of(Vend vend, TariffVersion tariff, boolean isTold) {
    return new Sale(
        vend.meter().digits(),
        vend.sts(),
        vend.resource(),
        vend.tender(),
        vend.source() instanceof PartnerFloat account
            ? Optional.of(account.payment())
            : Optional.empty(),
        vend.lines(),
        vend.pricedFrom(),
        tariff,
        isTold ? vend.tokens().stream().map(Sale::told).toList() : List.of(),
        Optional.of(ReceiptNumber.of(vend).text()));
  }

  /** A trial: the same figures, and tokens that no meter takes. */
  static Sale of(Quote quote) {
    var registration = quote.meter().registration();
    List<Told> tokens = new ArrayList<>();
    boolean buys = quote.priced().units().tenths() > 0 || quote.credit().isPresent();
    if (buys) {
      Optional<Units> units = quote.credit().isPresent() ? Optional.empty() : bought(quote);
      tokens.add(new Told(TokenKind.CREDIT, units, quote.credit(), UNUSABLE));
    }
    quote
        .priced()
        .freeUnits()
        .map(free -> new Told(TokenKind.FREE_UNITS, Optional.of(free), Optional.empty(), UNUSABLE))
        .ifPresent(tokens::add);
    return new Sale(
        registration.number().digits(),
        registration.sts(),
        registration.resource(),
        quote.priced().tender(),
        Optional.empty(),
        quote.priced().lines(),
        quote.state(),
        quote.tariff(),
        List.copyOf(tokens),
        Optional.empty());
  }

  /** Whether charges and debts took the whole tender. */
  boolean isAccountPayment() {
    return !tender.isZero() && lines.stream().noneMatch(line -> line.kind() == LineKind.ENERGY);
  }

  private static Optional<Units> bought(Quote quote) {
    long free = quote.priced().freeUnits().map(Units::tenths).orElse(0L);
    return Optional.of(new Units(quote.units().tenths() - free));
  }

  private static Told told(IssuedToken issued) {
    return new Told(issued.kind(), issued.units(), issued.credit(), issued.token().digits());
  }
}
