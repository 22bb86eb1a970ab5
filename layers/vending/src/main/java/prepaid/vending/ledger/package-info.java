/** The ledger: vend rows, written once and chained meter by meter. */
@NullMarked
package prepaid.vending.ledger;

import org.jspecify.annotations.NullMarked;
