/** Tests of the package of the same name. */
@NullMarked
package prepaid.localcloud.payments;

import org.jspecify.annotations.NullMarked;
