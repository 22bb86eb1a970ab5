package prepaid.vending.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Settlement;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Line;

/**
 * One row of a partner's statement. Its days turn at midnight UTC, whatever the zones of the
 * utilities that the partner sells for.
 *
 * @param reference the partner's own for sales, the operator's for deposits and transfers
 * @param gross the tender of a sale, or what was moved; negative in a reversal
 * @param change of the float: what it gained or, below zero, lost
 * @param sale what a sale adds; empty for any other movement
 */
public record Entry(
    String partner,
    Instant at,
    Kind kind,
    String reference,
    Money gross,
    Money change,
    Optional<Sale> sale) {
  /** What moved the float. */
  public enum Kind {
    SALE,
    REVERSAL,
    DEPOSIT,
    /** Scratch cards that the float paid for. */
    CARDS,
    TRANSFER_IN,
    TRANSFER_OUT
  }

  /**
   * What a sale adds to its row.
   *
   * @param payment how the customer paid, such as {@code cash}
   * @param row the vend row's hash, by which books are compared
   */
  public record Sale(
      String utility,
      String terminal,
      String payment,
      String resource,
      String meter,
      Money tax,
      Money commission,
      String row) {}

  /** The row of what was paid in; or, below zero, of cards that were paid for. */
  public static Entry of(FloatSlices.Deposit paid) {
    boolean paysForCards = paid.amount().isNegative();
    return new Entry(
        paid.partner(),
        paid.at(),
        paysForCards ? Kind.CARDS : Kind.DEPOSIT,
        paid.reference(),
        paysForCards ? paid.amount().negated() : paid.amount(),
        paid.amount(),
        Optional.empty());
  }

  /** The giver's row of a transfer. */
  public static Entry out(FloatMoves.Transfer moved) {
    return new Entry(
        moved.from(),
        moved.at(),
        Kind.TRANSFER_OUT,
        moved.reference(),
        moved.amount(),
        moved.amount().negated(),
        Optional.empty());
  }

  /** The taker's row of a transfer. */
  public static Entry in(FloatMoves.Transfer moved) {
    return new Entry(
        moved.to(),
        moved.at(),
        Kind.TRANSFER_IN,
        moved.from() + "/" + moved.reference(),
        moved.amount(),
        moved.amount(),
        Optional.empty());
  }

  public LocalDate day() {
    return dayOf(at);
  }

  /** The day of statements and limits on which a moment lies. */
  public static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** The row of a sale from a float, or of its reversal; empty for what others paid. */
  public static Optional<Entry> of(Vend vend) {
    if (!(vend.source() instanceof PartnerFloat account)) {
      return Optional.empty();
    }
    Settlement settlement = account.settlement().orElseThrow();
    Money tax =
        vend.lines().stream()
            .map(Line::tax)
            .reduce(Money.zero(vend.tender().currency()), Money::plus);
    return Optional.of(
        new Entry(
            account.partner(),
            vend.at(),
            vend.isReversal() ? Kind.REVERSAL : Kind.SALE,
            vend.key().reference(),
            vend.tender(),
            settlement.taken(vend.tender()).negated(),
            Optional.of(
                new Sale(
                    vend.utility(),
                    account.terminal(),
                    account.payment().kind(),
                    vend.resource().slug(),
                    vend.meter().digits(),
                    tax,
                    settlement.commission(),
                    vend.hash()))));
  }
}
