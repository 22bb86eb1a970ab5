@NullMarked
package prepaid.partnervend.electrum;

import org.jspecify.annotations.NullMarked;
