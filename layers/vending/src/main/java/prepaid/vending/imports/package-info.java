/** Imports: tables of meters, taken in parts, checked and registered row by row. */
@NullMarked
package prepaid.vending.imports;

import org.jspecify.annotations.NullMarked;
