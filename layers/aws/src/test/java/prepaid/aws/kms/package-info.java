@NullMarked
package prepaid.aws.kms;

import org.jspecify.annotations.NullMarked;
