/** The sandbox payment provider, a party of its own on a listener of its own. */
@NullMarked
package prepaid.localcloud.payments;

import org.jspecify.annotations.NullMarked;
