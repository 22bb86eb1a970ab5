/** Upkeep: what time triggers. */
@NullMarked
package prepaid.upkeep;

import org.jspecify.annotations.NullMarked;
