/** Tests of payment providers' clients, over the wire. */
@NullMarked
package prepaid.outside.payments;

import org.jspecify.annotations.NullMarked;
