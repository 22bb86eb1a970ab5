/** Money and units: integer minor units of a currency, integer tenths of a unit. */
@NullMarked
package prepaid.vending.money;

import org.jspecify.annotations.NullMarked;
