/** The story of ./vend demo. */
@NullMarked
package prepaid.localcloud.demo;

import org.jspecify.annotations.NullMarked;
