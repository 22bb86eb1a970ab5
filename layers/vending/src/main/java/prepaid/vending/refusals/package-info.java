/** Refusals: what a person is told when something cannot be done, as values. */
@NullMarked
package prepaid.vending.refusals;

import org.jspecify.annotations.NullMarked;
