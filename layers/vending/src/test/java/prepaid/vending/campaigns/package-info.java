/** Tests of campaigns. */
@NullMarked
package prepaid.vending.campaigns;

import org.jspecify.annotations.NullMarked;
