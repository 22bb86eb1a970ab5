/** template.yaml run on this machine, in one JVM. */
@NullMarked
package prepaid.localcloud;

import org.jspecify.annotations.NullMarked;
