@NullMarked
package prepaid.meter.device;

import org.jspecify.annotations.NullMarked;
