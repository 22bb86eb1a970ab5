/** Tests of the package of the same name. */
@NullMarked
package prepaid.localcloud.template;

import org.jspecify.annotations.NullMarked;
