/**
 * Makes the public test vectors under {@code sts-core/src/test/vectors}, by the literal codec and
 * from fixed seeds. {@code ./vend vectors} writes them; {@link prepaid.meter.gift.GiftTest} holds
 * the files to what is made here.
 */
@NullMarked
package prepaid.meter.gift;

import org.jspecify.annotations.NullMarked;
