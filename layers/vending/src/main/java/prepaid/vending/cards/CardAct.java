package prepaid.vending.cards;

import java.time.Instant;

/**
 * What an operator did with cards; kept for ever.
 *
 * @param what such as {@code activate}
 * @param detail to whom, against what, or why; may be empty
 */
public record CardAct(
    String batch, String what, long from, long to, String operator, String detail, Instant at) {}
