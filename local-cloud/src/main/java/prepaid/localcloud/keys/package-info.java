/** {@code ./vend keys}: the key ceremony and the care of keys, from a console. */
@NullMarked
package prepaid.localcloud.keys;

import org.jspecify.annotations.NullMarked;
