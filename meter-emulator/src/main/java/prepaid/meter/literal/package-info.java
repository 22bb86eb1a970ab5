/**
 * The meter's own reading of IEC 62055-41, written bit by bit and apart from the encoder of
 * sts-core on purpose: a bug that both shared would agree with itself. Slow and literal, so that it
 * can be read beside the standard.
 */
@NullMarked
package prepaid.meter.literal;

import org.jspecify.annotations.NullMarked;
