/** Bugs that are planted to see whether the world catches them: each one small and plausible. */
@NullMarked
package prepaid.simulation.bugs;

import org.jspecify.annotations.NullMarked;
