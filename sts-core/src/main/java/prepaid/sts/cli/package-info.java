/**
 * The STS tool: one JSON request a line in, one answer a line out, and a few commands for people.
 */
@NullMarked
package prepaid.sts.cli;

import org.jspecify.annotations.NullMarked;
