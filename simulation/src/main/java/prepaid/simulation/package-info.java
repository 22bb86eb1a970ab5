/** The vending system in a simulated world: seeded clock, faults, thieves, forgetful clients. */
@NullMarked
package prepaid.simulation;

import org.jspecify.annotations.NullMarked;
