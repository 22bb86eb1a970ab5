package prepaid.vending.keys;

import java.util.Map;

/**
 * Port: the key management service. Every call names the context under which the material was
 * encrypted; another context cannot decrypt it. Failures are {@link KeyWrappingFailed}.
 */
public interface KeyWrapping {
  byte[] encryptComponent(byte[] component, Map<String, String> context);

  byte[] decryptComponent(byte[] ciphertext, Map<String, String> context);

  /** Under the newest key of the service, which {@link #newest} names. */
  byte[] wrap(byte[] vendingKey, Map<String, String> context);

  /** Whichever of the service's keys it was wrapped under. */
  byte[] unwrap(byte[] wrapped, Map<String, String> context);

  /** The name of the service's key under which vending keys are wrapped from now on. */
  default String newest() {
    return "";
  }
}
