/** Vending keys: which key may issue what, until when, and how a token leaves the module. */
@NullMarked
package prepaid.vending.keys;

import org.jspecify.annotations.NullMarked;
