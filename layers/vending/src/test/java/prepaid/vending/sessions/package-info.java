@NullMarked
package prepaid.vending.sessions;

import org.jspecify.annotations.NullMarked;
