/**
 * An STS meter as a plain object: what stands on its plate, what it keeps, and what twenty digits,
 * a load, a power cut or an opened case do to it. No thread, no file, no network.
 */
@NullMarked
package prepaid.meter.device;

import org.jspecify.annotations.NullMarked;
