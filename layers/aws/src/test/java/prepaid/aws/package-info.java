@NullMarked
package prepaid.aws;

import org.jspecify.annotations.NullMarked;
