@NullMarked
package prepaid.aws.dynamo;

import org.jspecify.annotations.NullMarked;
