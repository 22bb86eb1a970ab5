@NullMarked
package prepaid.vending.partners;

import org.jspecify.annotations.NullMarked;
