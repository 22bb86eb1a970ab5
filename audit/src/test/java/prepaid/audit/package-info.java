/** The proof is held against exports that are made here, and broken here. */
@NullMarked
package prepaid.audit;

import org.jspecify.annotations.NullMarked;
