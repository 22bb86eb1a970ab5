/** Third parties of a simulated world: key service, payment provider, carrier of texts. */
@NullMarked
package prepaid.simulation.outside;

import org.jspecify.annotations.NullMarked;
