/**
 * What stands in a simulated world: utilities, meters, partners, and the functions that run there.
 */
@NullMarked
package prepaid.simulation.town;

import org.jspecify.annotations.NullMarked;
