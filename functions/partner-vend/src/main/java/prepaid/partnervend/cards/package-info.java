/** Scratch cards at a partner's till: a PIN and a meter number become a token. */
@NullMarked
package prepaid.partnervend.cards;

import org.jspecify.annotations.NullMarked;
