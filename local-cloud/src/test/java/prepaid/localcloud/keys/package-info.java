@NullMarked
package prepaid.localcloud.keys;

import org.jspecify.annotations.NullMarked;
