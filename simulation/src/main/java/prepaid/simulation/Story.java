package prepaid.simulation;

import java.util.List;
import prepaid.simulation.faults.Circumstance;
import prepaid.simulation.faults.Circumstance.Calls;
import prepaid.simulation.faults.Fault;
import prepaid.simulation.faults.FaultPlan;

/** The stories that are played step by step. */
enum Story {
  /** Ordered, paid, vended, texted. */
  BOUGHT,
  /** Ordered and never paid: it expires. */
  FORGOTTEN,
  /** Paid shortly before the order expires, or too late for it. */
  PAID_LATE,
  /** Paid, and the meter is blocked: the money goes back. */
  REFUNDED,
  /** Declined first, then paid. */
  DECLINED,
  /** Two people buy for one meter at the same time. */
  TWO_AT_ONCE,
  /** Sold by a partner from its float, most of which lies in other slices. */
  SOLD,
  /** Sold by a partner that confirms before tokens are told. */
  CONFIRMED,
  /** Sold by such a partner, and undone before the confirmation. */
  UNDONE,
  /** A reversal that comes after its tokens were told changes nothing. */
  REVERSED_TOO_LATE,
  /** A reversal that comes before its sale, which is then never made. */
  REVERSED_FIRST,
  /** A till asks for more than its partner may sell at once, and is refused. */
  SOLD_TOO_MUCH,
  /** A partner's credit changes, and a price. */
  CREDITED,
  /** A scratch card is redeemed. */
  CARD_REDEEMED,
  /** A scratch card is tried for a second meter. */
  CARD_FOR_TWO_METERS,
  /** A scratch card is redeemed, blocked as stolen, and typed in once more. */
  CARD_BLOCKED_SINCE,
  /** A scratch card for a meter that is sold to in another currency. */
  CARD_OF_OTHER_MONEY,
  /** A scratch card for a meter of another utility. */
  CARD_OF_OTHER_UTILITY,
  /** Sixteen digits that are no card's PIN. */
  PIN_GUESSED,
  /** Sold on account twice, and settled in between. */
  ON_ACCOUNT,
  /** Asked for on account for a meter that is paid in advance. */
  ON_ACCOUNT_REFUSED,
  /** Bought while the carrier takes no text at first. */
  TEXT_AWAY("", "Texts.send", Fault.FAILS, new Calls(0, 2)),
  /** Bought, and the provider's report never comes: found when the order expires. */
  REPORT_LOST("provider", "POST", Fault.LOST_BEFORE, Calls.ALL),
  /** The same, and two runs of upkeep find it at the same time. */
  REPORT_LOST_FOUND_TWICE("provider", "POST", Fault.LOST_BEFORE, Calls.ALL),
  /** The provider opens no checkout at first, so the order is sent again. */
  ORDERED_AGAIN("web-vend", "PaymentProvider.open", Fault.FAILS, new Calls(0, 1)),
  /** Paid while the secure module cannot be reached: the money goes back. */
  MODULE_AWAY("", "VendChannel", Fault.LOST_BEFORE, Calls.ALL),
  /** Paid while the web cannot reach the module: made by upkeep. */
  BY_UPKEEP("web-vend", "VendChannel", Fault.LOST_BEFORE, Calls.ALL),
  /** Both at once. */
  BY_UPKEEP_IN_DOUBT(
      new Circumstance("web-vend", "VendChannel", Fault.LOST_BEFORE, Calls.ALL),
      new Circumstance("module", "Ledger.commit", Fault.LOST_BEFORE, new Calls(0, 1))),
  /** Paid, the module out of reach at first, and the meter blocked when it is back. */
  BLOCKED_MEANWHILE("web-vend", "VendChannel", Fault.LOST_BEFORE, Calls.ALL),
  /** Bought with a first commit in doubt. */
  IN_DOUBT("module", "Ledger.commit", Fault.LOST_BEFORE, new Calls(0, 1)),
  /** A partner's sale whose first commit is in doubt. */
  SOLD_IN_DOUBT("module", "Ledger.commit", Fault.LOST_BEFORE, new Calls(0, 1)),
  /** A scratch card's redemption whose first commit is in doubt. */
  CARD_IN_DOUBT("module", "Ledger.commit", Fault.LOST_BEFORE, new Calls(0, 1)),
  /** A sale on account whose first commit is in doubt. */
  ON_ACCOUNT_IN_DOUBT("module", "Ledger.commit", Fault.LOST_BEFORE, new Calls(0, 1)),
  /** Blocked, refunded, and the report of the refund never comes. */
  REFUND_REPORT_LOST("provider", "POST", Fault.LOST_BEFORE, new Calls(1, 1_000));

  private final List<Circumstance> circumstances;

  Story(Circumstance... circumstances) {
    this.circumstances = List.of(circumstances);
  }

  Story(String process, String port, Fault fault, Calls calls) {
    this(new Circumstance(process, port, fault, calls));
  }

  /** What goes wrong in it in any case, and beside that what another plan says. */
  FaultPlan beside(FaultPlan other) {
    FaultPlan plan = other;
    for (Circumstance circumstance : circumstances) {
      plan = circumstance.and(plan);
    }
    return plan;
  }

  /** Whether it may end with the money given back. */
  boolean mayRefund() {
    return this == REFUNDED
        || this == REFUND_REPORT_LOST
        || this == MODULE_AWAY
        || this == BLOCKED_MEANWHILE;
  }

  /** Whether it may end with so many rows in the ledger. */
  boolean leaves(int rows) {
    return switch (this) {
      case SOLD,
          SOLD_IN_DOUBT,
          CONFIRMED,
          REVERSED_TOO_LATE,
          CARD_REDEEMED,
          CARD_IN_DOUBT,
          CARD_FOR_TWO_METERS,
          ON_ACCOUNT_IN_DOUBT ->
          rows == 1;
      // Who was cut off before the first try comes back with a blocked card.
      case CARD_BLOCKED_SINCE -> rows <= 1;
      case ON_ACCOUNT -> rows == 2;
      case REVERSED_FIRST,
          SOLD_TOO_MUCH,
          PIN_GUESSED,
          CARD_OF_OTHER_MONEY,
          CARD_OF_OTHER_UTILITY,
          ON_ACCOUNT_REFUSED ->
          rows == 0;
      default -> true;
    };
  }
}
