/** Tariffs: effective-dated versions, and what a tender buys under one. */
@NullMarked
package prepaid.vending.tariffs;

import org.jspecify.annotations.NullMarked;
