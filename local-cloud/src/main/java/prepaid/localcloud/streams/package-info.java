/** From table streams to functions, losing nothing. */
@NullMarked
package prepaid.localcloud.streams;

import org.jspecify.annotations.NullMarked;
