/** Scratch cards: serials and their ranges, PINs, redemption, and what holds guessing down. */
@NullMarked
package prepaid.vending.cards;

import org.jspecify.annotations.NullMarked;
