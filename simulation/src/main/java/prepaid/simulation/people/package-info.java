/** Who uses a simulated world: consumers, partners, operators, thieves. */
@NullMarked
package prepaid.simulation.people;

import org.jspecify.annotations.NullMarked;
