package prepaid.simulation;

/** The stories that are played step by step. */
enum Story {
  /** Ordered, paid, vended, texted. */
  BOUGHT,
  /** Ordered and never paid: it expires. */
  FORGOTTEN,
  /** Paid after the order had expired, and honoured. */
  PAID_LATE,
  /** Paid, and the meter is blocked: the money goes back. */
  REFUNDED,
  /** Declined first, then paid. */
  DECLINED,
  /** Two people buy for one meter at the same time. */
  TWO_AT_ONCE
}
