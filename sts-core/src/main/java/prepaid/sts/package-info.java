/**
 * The STS standard (IEC 62055-41) for credit tokens: identity, keys, amounts, minutes, ciphers and
 * the 20 digits that a meter takes. Pure values: no clock, no randomness, no input or output.
 */
@NullMarked
package prepaid.sts;

import org.jspecify.annotations.NullMarked;
