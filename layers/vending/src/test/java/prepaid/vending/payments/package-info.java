/** Tests of payments, with ports in memory that fail on demand. */
@NullMarked
package prepaid.vending.payments;

import org.jspecify.annotations.NullMarked;
