@NullMarked
package prepaid.tokengeneration;

import org.jspecify.annotations.NullMarked;
