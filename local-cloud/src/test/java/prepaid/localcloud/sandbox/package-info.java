/** Tests of the package of the same name. */
@NullMarked
package prepaid.localcloud.sandbox;

import org.jspecify.annotations.NullMarked;
