/** Time and processes of a simulated world: one at a time, in an order that a seed decides. */
@NullMarked
package prepaid.simulation.engine;

import org.jspecify.annotations.NullMarked;
