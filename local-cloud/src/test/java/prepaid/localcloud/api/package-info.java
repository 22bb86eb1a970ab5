/** Tests of the package of the same name. */
@NullMarked
package prepaid.localcloud.api;

import org.jspecify.annotations.NullMarked;
