/** Texting: what people text us, read and answered. */
@NullMarked
package prepaid.vending.texting;

import org.jspecify.annotations.NullMarked;
