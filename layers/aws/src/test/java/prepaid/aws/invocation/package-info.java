@NullMarked
package prepaid.aws.invocation;

import org.jspecify.annotations.NullMarked;
