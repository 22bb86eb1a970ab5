/** Messaging: what people are texted, in their language. */
@NullMarked
package prepaid.vending.messaging;

import org.jspecify.annotations.NullMarked;
