package prepaid.vending.vending;

import java.time.Instant;
import java.time.LocalDate;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.ChannelTerms;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.vending.Quotes.KnownMeter;

/** How small and how large a sale may be: by its channel, by the utility, by the meter's day. */
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
    Money soldToday = new Money(known.meter().state().minorOn(day), known.utility().currency());
    if (soldToday.plus(tender).compareTo(policy.largestMeterDay()) > 0) {
      return Answer.refused(
          RefusalKind.METER_DAY_LIMIT,
          "amount",
          "This meter may be sold %s a day, and was sold %s today."
              .formatted(policy.largestMeterDay(), soldToday));
    }
    return Answer.given(tender);
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
