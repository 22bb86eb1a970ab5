@NullMarked
package prepaid.vending.ledger;

import org.jspecify.annotations.NullMarked;
