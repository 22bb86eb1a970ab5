@NullMarked
package prepaid.aws.sns;

import org.jspecify.annotations.NullMarked;
