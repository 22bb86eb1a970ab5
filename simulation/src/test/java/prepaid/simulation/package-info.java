/** The simulated world, seen to hold, and seen to catch what does not. */
@NullMarked
package prepaid.simulation;

import org.jspecify.annotations.NullMarked;
