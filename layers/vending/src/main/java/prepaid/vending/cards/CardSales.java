package prepaid.vending.cards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.vending.cards.CardStore.Charge;
import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.FloatSlices.Deposit;
import prepaid.vending.partners.FloatSlices.Part;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** What vendors pay for cards. */
public final class CardSales {
  private final Partners partners;
  private final Accounts accounts;

  public CardSales(Partners partners, Accounts accounts) {
    this.partners = partners;
    this.accounts = accounts;
  }

  /** How a vendor pays. */
  public enum Against {
    /** From its float, in the transaction that makes the cards its own. */
    FLOAT,
    /** Later: the act with its reference is what the invoice is written from. */
    INVOICE
  }

  /**
   * Under which terms a vendor gets cards.
   *
   * @param discountBasisPoints what the vendor keeps of their face value
   * @param order the vendor's reference, where it ordered them
   */
  public record Terms(
      String vendor, Against against, int discountBasisPoints, Optional<String> order) {
    public Terms(String vendor, Against against, int discountBasisPoints) {
      this(vendor, against, discountBasisPoints, Optional.empty());
    }

    String words() {
      return "to %s against %s, less %s%s"
          .formatted(
              vendor,
              against == Against.FLOAT ? "float" : "invoice",
              Shares.percent(discountBasisPoints),
              order.map(reference -> ", order " + reference).orElse(""));
    }
  }

  /** What the vendor's float pays; nothing when it is invoiced. */
  Answer<Optional<Charge>> charge(Terms terms, Money worth, CardStock.Span span, Instant now) {
    Optional<Partner> found = partners.find(terms.vendor()).filter(Partner::active);
    if (found.isEmpty()) {
      return Answer.refused(
          RefusalKind.NOT_FOUND, "vendor", "There is no active vendor of this name.");
    }
    if (!found.get().currency().equals(worth.currency())) {
      return Answer.refused(
          RefusalKind.CURRENCY_MISMATCH,
          "vendor",
          "This vendor's float is in %s.".formatted(found.get().currency()));
    }
    if (terms.against() == Against.INVOICE) {
      return Answer.given(Optional.empty());
    }
    Money price =
        worth.minus(
            new Money(
                new Shares(worth.minor()).take(terms.discountBasisPoints(), worth.minor()),
                worth.currency()));
    List<Part> parts = accounts.taken(found.get(), price.minor());
    if (parts.isEmpty() && !price.isZero()) {
      return Answer.refused(
          RefusalKind.FLOAT_TOO_LOW,
          "vendor",
          "The float does not cover %s: pay in first.".formatted(price));
    }
    String reference = "cards-%s-%s".formatted(Serial.text(span.from()), Serial.text(span.to()));
    Deposit entry = new Deposit(terms.vendor(), reference, price.negated(), span.operator(), now);
    return Answer.given(Optional.of(new Charge(entry, parts)));
  }
}
