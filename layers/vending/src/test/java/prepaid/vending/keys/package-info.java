@NullMarked
package prepaid.vending.keys;

import org.jspecify.annotations.NullMarked;
