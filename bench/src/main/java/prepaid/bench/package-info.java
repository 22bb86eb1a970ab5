/** Measurements, each beside a baseline of the same run, printed with the machine they ran on. */
@NullMarked
package prepaid.bench;

import org.jspecify.annotations.NullMarked;
