/** The secure module: the only function that unwraps vending keys; it prices, mints and commits. */
@NullMarked
package prepaid.tokengeneration;

import org.jspecify.annotations.NullMarked;
