/** Operators: what takes two of them. */
@NullMarked
package prepaid.vending.operators;

import org.jspecify.annotations.NullMarked;
