/**
 * Holds the library to the public vectors under {@code src/test/vectors}, and those to their aim.
 */
@NullMarked
package prepaid.sts.gift;

import org.jspecify.annotations.NullMarked;
