/** Utilities and their supply groups: currency, time zone, languages, policies. */
@NullMarked
package prepaid.vending.utilities;

import org.jspecify.annotations.NullMarked;
