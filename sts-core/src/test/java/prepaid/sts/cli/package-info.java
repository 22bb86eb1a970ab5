/** Tests of the tool. */
@NullMarked
package prepaid.sts.cli;

import org.jspecify.annotations.NullMarked;
