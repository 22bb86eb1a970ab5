/** Delivery: from the vend table's stream to texts. */
@NullMarked
package prepaid.delivery;

import org.jspecify.annotations.NullMarked;
