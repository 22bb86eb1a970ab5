@NullMarked
package prepaid.vending.texting;

import org.jspecify.annotations.NullMarked;
