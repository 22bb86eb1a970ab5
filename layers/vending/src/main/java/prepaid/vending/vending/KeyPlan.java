package prepaid.vending.vending;

import java.util.Optional;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.meters.StsAttributes;

/**
 * Under which key a meter's next tokens are made.
 *
 * @param sts what the meter's decoder key is made of then
 * @param key the vending key that makes it
 * @param move the change of key whose tokens must be entered before
 */
public record KeyPlan(StsAttributes sts, WrappedKey key, Optional<KeyMove> move) {
  /** From where the meter comes. */
  public record KeyMove(StsAttributes from, WrappedKey key) {}
}
