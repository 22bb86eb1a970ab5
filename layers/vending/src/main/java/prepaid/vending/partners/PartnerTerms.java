package prepaid.vending.partners;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.Settlement;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.SaleTerms;
import prepaid.vending.vending.VendRequest;

/**
 * Whether a partner may make a sale, and what it earns. It is asked in the secure module, so that
 * no channel can sell around it.
 */
public final class PartnerTerms implements SaleTerms {
  private final Partners partners;
  private final SalesOfDay sold;

  /** Without the brakes of a day. */
  public PartnerTerms(Partners partners) {
    this(partners, SalesOfDay.NOTHING);
  }

  public PartnerTerms(Partners partners, SalesOfDay sold) {
    this.partners = partners;
    this.sold = sold;
  }

  @Override
  public Answer<MoneySource> agree(VendRequest request, Quote quote) {
    if (!(request.source() instanceof MoneySource.PartnerFloat account)) {
      return Answer.given(request.source());
    }
    Optional<Partner> found = partners.find(account.partner());
    if (found.isEmpty()) {
      return Answer.refused(RefusalKind.NOT_ALLOWED, "There is no such partner.");
    }
    Partner partner = found.get();
    Money tender = quote.priced().tender();
    return refusal(partner, account, quote)
        .or(() -> dayRefusal(partner, account, quote))
        .<Answer<MoneySource>>map(Answer::refused)
        .orElseGet(() ->
            Answer.given(
                account.with(
                    new Settlement(
                        partner.commission().of(tender, quote.priced().lines()),
                        partner.commission().atSource(),
                        partner.twoPhase()))));
  }

  private static Optional<Refusal> refusal(
      Partner partner, MoneySource.PartnerFloat account, Quote quote) {
    StsAttributes sts = quote.meter().registration().sts();
    if (!partner.may(UseCase.VEND)) {
      return refuse(RefusalKind.NOT_ALLOWED, "This partner may not sell.");
    }
    if (!partner.admits(account.terminal())) {
      return refuse(RefusalKind.TERMINAL_REFUSED, "This terminal may not sell.");
    }
    if (!partner.permissions().serves(quote.utility().id(), sts.supplyGroup())) {
      return refuse(
          RefusalKind.NOT_ALLOWED, "This partner may not sell for the meter's supply group.");
    }
    Money tender = quote.priced().tender();
    if (!partner.currency().equals(tender.currency())) {
      return refuse(
          RefusalKind.CURRENCY_MISMATCH,
          "This partner's float is in %s.".formatted(partner.currency()));
    }
    if (tender.compareTo(partner.caps().sale()) > 0) {
      return refuse(
          RefusalKind.PARTNER_LIMIT,
          "This partner's largest sale is %s.".formatted(partner.caps().sale()));
    }
    return Optional.empty();
  }

  /** The counters are seconds behind: docs/LIMITS.md says how far a day may go over. */
  private Optional<Refusal> dayRefusal(
      Partner partner, MoneySource.PartnerFloat account, Quote quote) {
    LocalDate day = Entry.dayOf(quote.at());
    Money tender = quote.priced().tender();
    return over(partner.caps().day(), tender, () -> sold.minor(partner.id(), Optional.empty(), day))
        .or(() ->
            over(
                partner.caps().terminalDay(),
                tender,
                () -> sold.minor(partner.id(), Optional.of(account.terminal()), day)));
  }

  private static Optional<Refusal> over(Optional<Money> cap, Money tender, LongSupplier soldMinor) {
    return cap.isPresent()
            && Math.addExact(soldMinor.getAsLong(), tender.minor()) > cap.get().minor()
        ? refuse(
            RefusalKind.PARTNER_LIMIT,
            "With this sale the day would be above %s.".formatted(cap.get()))
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(RefusalKind kind, String detail) {
    return Optional.of(Refusal.of(kind, detail));
  }
}
