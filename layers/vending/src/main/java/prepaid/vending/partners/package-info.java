/** Vendor partners: who they are, what they may, their float and what they earn. */
@NullMarked
package prepaid.vending.partners;

import org.jspecify.annotations.NullMarked;
