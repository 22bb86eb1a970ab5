@NullMarked
package prepaid.vending.vending;

import org.jspecify.annotations.NullMarked;
