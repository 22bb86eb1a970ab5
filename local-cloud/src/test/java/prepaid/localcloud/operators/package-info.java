/** Tests of the package of the same name. */
@NullMarked
package prepaid.localcloud.operators;

import org.jspecify.annotations.NullMarked;
