/** {@code ./vend cards}: fetches print files, and draws the sandbox's cards on paper. */
@NullMarked
package prepaid.localcloud.cards;

import org.jspecify.annotations.NullMarked;
