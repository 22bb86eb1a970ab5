/** What must hold in a simulated world after every event. */
@NullMarked
package prepaid.simulation.books;

import org.jspecify.annotations.NullMarked;
