/** Every limit of the system, in one place. */
@NullMarked
package prepaid.vending.limits;

import org.jspecify.annotations.NullMarked;
