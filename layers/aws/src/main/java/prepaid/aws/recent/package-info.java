/** Configuration that may be some seconds old. */
@NullMarked
package prepaid.aws.recent;

import org.jspecify.annotations.NullMarked;
