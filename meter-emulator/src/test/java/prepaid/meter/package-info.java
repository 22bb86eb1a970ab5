@NullMarked
package prepaid.meter;

import org.jspecify.annotations.NullMarked;
