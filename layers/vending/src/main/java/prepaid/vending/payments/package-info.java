/** Payments: purchases of consumers, from the order to the token or the refund. */
@NullMarked
package prepaid.vending.payments;

import org.jspecify.annotations.NullMarked;
