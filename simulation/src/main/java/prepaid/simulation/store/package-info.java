/** The database of a simulated world, and each port as a process sees it over the network. */
@NullMarked
package prepaid.simulation.store;

import org.jspecify.annotations.NullMarked;
