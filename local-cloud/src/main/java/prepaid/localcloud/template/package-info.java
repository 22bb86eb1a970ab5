/** Reads template.yaml and refuses what it neither runs nor lists as ignored. */
@NullMarked
package prepaid.localcloud.template;

import org.jspecify.annotations.NullMarked;
