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
  REVERSED_FIRST
}
