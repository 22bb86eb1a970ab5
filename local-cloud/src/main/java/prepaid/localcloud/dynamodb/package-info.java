/** DynamoDB Local in process, held to the template's policies. */
@NullMarked
package prepaid.localcloud.dynamodb;

import org.jspecify.annotations.NullMarked;
