/** Texts, sent by SNS. */
@NullMarked
package prepaid.aws.sns;

import org.jspecify.annotations.NullMarked;
