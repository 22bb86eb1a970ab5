/** A virtual STS meter: a plain object first, then a keypad and a page over HTTP. */
@NullMarked
package prepaid.meter;

import org.jspecify.annotations.NullMarked;
