/**
 * The desk: what engineers set in meters and for how long, what two operators order together, and
 * what a token is.
 */
@NullMarked
package prepaid.vending.desk;

import org.jspecify.annotations.NullMarked;
