/** Seeds the sandbox through the back-office API and makes its virtual meters. */
@NullMarked
package prepaid.localcloud.sandbox;

import org.jspecify.annotations.NullMarked;
