/** What goes wrong with calls, where, and how often it did. */
@NullMarked
package prepaid.simulation.faults;

import org.jspecify.annotations.NullMarked;
