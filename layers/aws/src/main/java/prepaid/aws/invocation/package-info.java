/** The way from a function to the secure module: Lambda invocations and their JSON. */
@NullMarked
package prepaid.aws.invocation;

import org.jspecify.annotations.NullMarked;
