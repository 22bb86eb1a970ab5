/** Tests of the package of the same name. */
@NullMarked
package prepaid.localcloud.kms;

import org.jspecify.annotations.NullMarked;
