/** Other gateways of texts than that of AWS. */
@NullMarked
package prepaid.outside.texts;

import org.jspecify.annotations.NullMarked;
