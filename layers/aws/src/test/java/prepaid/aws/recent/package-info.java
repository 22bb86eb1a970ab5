@NullMarked
package prepaid.aws.recent;

import org.jspecify.annotations.NullMarked;
