/** Tests of the package of the same name. */
@NullMarked
package prepaid.localcloud.iam;

import org.jspecify.annotations.NullMarked;
