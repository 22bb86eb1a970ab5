/** Credit: what a meter's account owes, and how sales recover it. */
@NullMarked
package prepaid.vending.credit;

import org.jspecify.annotations.NullMarked;
