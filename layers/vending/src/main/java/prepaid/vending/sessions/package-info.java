/** Consumers who show that a phone is theirs, by a code that is texted to it. */
@NullMarked
package prepaid.vending.sessions;

import org.jspecify.annotations.NullMarked;
