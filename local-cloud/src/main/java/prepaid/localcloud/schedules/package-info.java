/** What time triggers. */
@NullMarked
package prepaid.localcloud.schedules;

import org.jspecify.annotations.NullMarked;
