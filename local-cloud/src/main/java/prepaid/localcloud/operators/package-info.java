/** Issues the operators' tokens and serves the key set. */
@NullMarked
package prepaid.localcloud.operators;

import org.jspecify.annotations.NullMarked;
