/** AWS, as the rooms see it: clients, and one adapter for each port. */
@NullMarked
package prepaid.aws;

import org.jspecify.annotations.NullMarked;
