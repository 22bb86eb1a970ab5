package prepaid.vending.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.money.Money;

/** A row as it is exported to whoever audits the books; no key is needed to check it. */
public sealed interface AuditRow {
  /** A vend row, whole. */
  record Sold(Vend vend) implements AuditRow {}

  /** A vend that the journal names and the ledger does not have. */
  record Lost(VendKey key, MeterHead at) implements AuditRow {}

  /**
   * The consumer's payment that a vend names as its source.
   *
   * @param received what the payment provider reported as paid
   */
  record Paid(String purchase, Drn meter, Money amount, String status, Optional<Money> received)
      implements AuditRow {
    private static final String VENDED = "vended";

    public boolean isSpent() {
      return status.equals(VENDED);
    }

    /** Whether this payment pays for such a vend: once, and all of it. */
    public boolean covers(Drn sold, Money tender) {
      return isSpent()
          && meter.equals(sold)
          && amount.equals(tender)
          && received.filter(tender::equals).isPresent();
    }
  }

  /**
   * A partner's float at some time: whatever was paid in or lent is there, or was taken by a row.
   *
   * @param at when it was read; rows from about then may or may not have taken theirs
   * @param paidIn deposits and everything else that came in, less what went out otherwise
   * @param credit that is in the float beside
   * @param available what is left to sell from
   */
  record Standing(String partner, Instant at, Money paidIn, Money credit, Money available)
      implements AuditRow {}

  /** A checkpoint; the heads that it names follow. */
  record Signed(Checkpoint checkpoint) implements AuditRow {}

  /** Some of the heads that a checkpoint names, in its order. */
  record Heads(long checkpoint, List<MeterHead> heads) implements AuditRow {
    public Heads {
      heads = List.copyOf(heads);
    }
  }
}
