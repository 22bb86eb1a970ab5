package prepaid.vending.vending;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import prepaid.vending.credit.Accounts;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.ChannelTerms;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.vending.Quotes.KnownMeter;

/**
 * How small and how large a sale may be: by its channel, by the utility, by the meter's day and
 * month.
 */
final class SaleLimits {
  static Answer<Money> within(Money tender, ChannelTerms terms) {
    if (tender.isZero()) { // free units alone: no money, no limit of money
      return Answer.given(tender);
    }
    if (terms.smallest().isPresent() && tender.compareTo(terms.smallest().get()) < 0) {
      return tooSmall(terms.smallest().get());
    }
    return terms.largest().isPresent() && tender.compareTo(terms.largest().get()) > 0
        ? tooLarge(terms.largest().get())
        : Answer.given(tender);
  }

  static Answer<Money> within(Money tender, KnownMeter known, Instant now) {
    if (tender.isZero()) {
      return Answer.given(tender);
    }
    SalePolicy policy = known.utility().policy();
    if (tender.compareTo(policy.smallestSale()) < 0) {
      return tooSmall(policy.smallestSale());
    }
    if (tender.compareTo(policy.largestSale()) > 0) {
      return tooLarge(policy.largestSale());
    }
    LocalDate day = LocalDate.ofInstant(now, known.utility().timeZone());
    return withinDay(tender, known, day).then(fits -> withinMonth(fits, known, day));
  }

  private static Answer<Money> withinDay(Money tender, KnownMeter known, LocalDate day) {
    Money largest = known.utility().policy().largestMeterDay();
    Money sold = new Money(known.meter().state().minorOn(day), tender.currency());
    return sold.plus(tender).compareTo(largest) > 0
        ? Answer.refused(
            RefusalKind.METER_DAY_LIMIT,
            "amount",
            "This meter may be sold %s a day, and was sold %s today.".formatted(largest, sold))
        : Answer.given(tender);
  }

  private static Answer<Money> withinMonth(Money tender, KnownMeter known, LocalDate day) {
    Optional<Money> largest = known.utility().policy().largestMeterMonth();
    Money sold = new Money(known.meter().state().minorIn(YearMonth.from(day)), tender.currency());
    return largest.isPresent() && sold.plus(tender).compareTo(largest.get()) > 0
        ? Answer.refused(
            RefusalKind.METER_MONTH_LIMIT,
            "amount",
            "This meter may be sold %s a month, and was sold %s in this one."
                .formatted(largest.get(), sold))
        : Answer.given(tender);
  }

  /** What an account may owe in all; other sales owe nothing. */
  static Answer<Money> withinAccount(Money tender, KnownMeter known, SaleWay way) {
    Optional<Money> most = known.utility().desk().accountMax();
    if (way.payment() != PaymentKind.ACCOUNT || most.isEmpty()) {
      return Answer.given(tender);
    }
    Money owed =
        new Money(Accounts.owedMinor(known.meter().state().debts()), known.utility().currency());
    return owed.plus(tender).compareTo(most.get()) > 0
        ? Answer.refused(
            RefusalKind.AMOUNT_TOO_LARGE,
            "amount",
            "The account may owe %s, and owes %s.".formatted(most.get(), owed))
        : Answer.given(tender);
  }

  /** The smallest and the largest sale, for people to know before they try. */
  static Quotes.Range range(SalePolicy policy, ChannelTerms terms) {
    Money smallest =
        terms
            .smallest()
            .filter(own -> own.compareTo(policy.smallestSale()) > 0)
            .orElse(policy.smallestSale());
    Money largest =
        terms
            .largest()
            .filter(own -> own.compareTo(policy.largestSale()) < 0)
            .orElse(policy.largestSale());
    return new Quotes.Range(smallest, largest);
  }

  private static Answer<Money> tooSmall(Money smallest) {
    return Answer.refused(
        RefusalKind.AMOUNT_TOO_SMALL, "amount", "The smallest sale is %s.".formatted(smallest));
  }

  private static Answer<Money> tooLarge(Money largest) {
    return Answer.refused(
        RefusalKind.AMOUNT_TOO_LARGE, "amount", "The largest sale is %s.".formatted(largest));
  }

  private SaleLimits() {}
}
