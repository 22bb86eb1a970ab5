/** Stories through the running system: HTTP in, and the meter at the end. */
@NullMarked
package prepaid.e2e;

import org.jspecify.annotations.NullMarked;
