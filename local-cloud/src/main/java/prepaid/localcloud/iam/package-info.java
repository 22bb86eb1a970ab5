/** Holds a caller to the policies that the template gives its function. */
@NullMarked
package prepaid.localcloud.iam;

import org.jspecify.annotations.NullMarked;
