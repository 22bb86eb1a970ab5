/** Vendor partners over HTTPS: who they are, and the protocols that they speak. */
@NullMarked
package prepaid.partnervend;

import org.jspecify.annotations.NullMarked;
