/** Tests of the library. */
@NullMarked
package prepaid.sts;

import org.jspecify.annotations.NullMarked;
