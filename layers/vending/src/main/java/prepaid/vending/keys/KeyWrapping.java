package prepaid.vending.keys;

import java.util.Map;

/**
 * Port: the key management service. Every call names the context under which the material was
 * encrypted; another context cannot decrypt it. Failures are {@link KeyWrappingFailed}.
 */
public interface KeyWrapping {
  byte[] encryptComponent(byte[] component, Map<String, String> context);

  byte[] decryptComponent(byte[] ciphertext, Map<String, String> context);

  byte[] wrap(byte[] vendingKey, Map<String, String> context);

  byte[] unwrap(byte[] wrapped, Map<String, String> context);
}
