@NullMarked
package prepaid.meter.literal;

import org.jspecify.annotations.NullMarked;
