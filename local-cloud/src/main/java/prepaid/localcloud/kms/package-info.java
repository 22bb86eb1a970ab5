/** The key service over its wire protocol, with keys of this machine only. */
@NullMarked
package prepaid.localcloud.kms;

import org.jspecify.annotations.NullMarked;
