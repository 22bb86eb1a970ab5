/** Rows as they are exported to auditors, in JSON: written and read in one place. */
@NullMarked
package prepaid.aws.export;

import org.jspecify.annotations.NullMarked;
