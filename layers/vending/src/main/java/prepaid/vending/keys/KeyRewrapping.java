package prepaid.vending.keys;

/** Port: the way from back-office to the secure module, where keys are wrapped anew. */
public interface KeyRewrapping {
  /**
   * What one call did.
   *
   * @param left how many keys are not yet wrapped under the newest key, failed ones included
   * @param failed how many did not unwrap or wrap now
   */
  record Progress(int rewrapped, int left, int failed) {}

  /**
   * Wraps some more keys.
   *
   * @throws KeyWrappingFailed when nobody knows what was done; asking again tells
   */
  Progress some();
}
