/** The proof of exported rows, for an auditor who has no key. */
@NullMarked
package prepaid.audit;

import org.jspecify.annotations.NullMarked;
