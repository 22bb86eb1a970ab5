/** The public Electrum Prepaid Utility Service Interface, version 3. */
@NullMarked
package prepaid.partnervend.electrum;

import org.jspecify.annotations.NullMarked;
