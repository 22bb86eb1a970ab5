/** Reports: figures that the sales leave behind, and the lists made of them. */
@NullMarked
package prepaid.vending.reports;

import org.jspecify.annotations.NullMarked;
