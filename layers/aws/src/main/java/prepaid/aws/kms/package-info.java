/** Vending keys and their components, wrapped by KMS. */
@NullMarked
package prepaid.aws.kms;

import org.jspecify.annotations.NullMarked;
