/** Functions, their instances and aliases, and the Invoke call. */
@NullMarked
package prepaid.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
