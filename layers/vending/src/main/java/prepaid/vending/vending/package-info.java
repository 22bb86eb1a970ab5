/** Vending: quote and vend. */
@NullMarked
package prepaid.vending.vending;

import org.jspecify.annotations.NullMarked;
