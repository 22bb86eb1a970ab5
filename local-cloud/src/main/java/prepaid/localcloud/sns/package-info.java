/** Texts over the wire protocol of SNS. */
@NullMarked
package prepaid.localcloud.sns;

import org.jspecify.annotations.NullMarked;
