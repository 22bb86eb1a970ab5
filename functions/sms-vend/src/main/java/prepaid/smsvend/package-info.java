/** Inbound texts, from SNS and from another gateway, answered by text. */
@NullMarked
package prepaid.smsvend;

import org.jspecify.annotations.NullMarked;
