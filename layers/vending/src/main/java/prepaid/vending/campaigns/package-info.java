/** Campaigns: the same thing for many meters, one after the other, whatever happens meanwhile. */
@NullMarked
package prepaid.vending.campaigns;

import org.jspecify.annotations.NullMarked;
