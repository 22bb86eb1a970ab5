/** Clients of payment providers. */
@NullMarked
package prepaid.outside.payments;

import org.jspecify.annotations.NullMarked;
