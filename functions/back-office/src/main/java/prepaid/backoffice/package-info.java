/** The operators' API: utilities, supply groups, key components, meters, tariffs. */
@NullMarked
package prepaid.backoffice;

import org.jspecify.annotations.NullMarked;
