/** The checks of the house: walls between rooms, tidiness, format, limits. */
@NullMarked
package prepaid.house;

import org.jspecify.annotations.NullMarked;
