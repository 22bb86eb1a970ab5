/** Meters: what is registered about each, and what its vends have left behind. */
@NullMarked
package prepaid.vending.meters;

import org.jspecify.annotations.NullMarked;
