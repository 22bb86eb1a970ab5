package prepaid.vending.cards;

import java.util.Map;

/** Port: the key management service, as far as card keys go. */
public interface CardKeyWrapping {
  /**
   * @throws prepaid.vending.keys.KeyWrappingFailed when it cannot be done now
   */
  byte[] wrapCardKey(byte[] key, Map<String, String> context);

  /**
   * @throws prepaid.vending.keys.KeyWrappingFailed when it cannot be done now
   */
  byte[] unwrapCardKey(byte[] wrapped, Map<String, String> context);
}
