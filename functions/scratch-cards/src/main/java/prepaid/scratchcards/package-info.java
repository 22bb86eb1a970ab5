/** Scratch cards by operators: batches, ranges, stock, and the pages for the printer. */
@NullMarked
package prepaid.scratchcards;

import org.jspecify.annotations.NullMarked;
