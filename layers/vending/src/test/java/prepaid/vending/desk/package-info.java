/** Tests of the desk. */
@NullMarked
package prepaid.vending.desk;

import org.jspecify.annotations.NullMarked;
