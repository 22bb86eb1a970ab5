/** The local cloud tried with a small template and small handlers. */
@NullMarked
package prepaid.localcloud;

import org.jspecify.annotations.NullMarked;
