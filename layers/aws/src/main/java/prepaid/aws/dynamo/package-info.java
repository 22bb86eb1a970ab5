/** The ports that are kept in DynamoDB, one codec a kind of row. */
@NullMarked
package prepaid.aws.dynamo;

import org.jspecify.annotations.NullMarked;
