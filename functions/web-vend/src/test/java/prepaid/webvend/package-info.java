/** Tests of the consumers' face, with every port in memory. */
@NullMarked
package prepaid.webvend;

import org.jspecify.annotations.NullMarked;
