package prepaid.vending.cards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: who prints, what may be printed, and what was. */
public interface PrintStore {
  /**
   * The printer of cards.
   *
   * @param publicKey OpenPGP, armored
   * @param fingerprint of the key, hexadecimal digits
   */
  record Printer(String publicKey, String fingerprint, String setBy, Instant setAt) {}

  Optional<Printer> printer();

  void put(Printer printer);

  /**
   * The key that signs manifests.
   *
   * @param publicKey base64 of its X.509 form
   * @param wrapped base64 of the private key, wrapped as card keys are
   */
  record SigningKey(String publicKey, String wrapped) {}

  Optional<SigningKey> signingKey();

  /**
   * @return false when there is one
   */
  boolean add(SigningKey key);

  /**
   * Stores another wrapping of the same key.
   *
   * @return false when the wrapping before is no longer there
   */
  boolean replace(SigningKey before, SigningKey after);

  /** The fingerprint of the printer's key for which a batch was released; empty when it was not. */
  Optional<String> released(String batch);

  void release(String batch, String fingerprint);

  /**
   * A page of a print file that was made.
   *
   * @param sha256 of the encrypted message, hexadecimal digits
   * @param times how often it was made
   */
  record Page(String batch, int number, long from, long to, String sha256, int times, Instant at) {}

  Optional<Page> page(String batch, int number);

  /**
   * @return false when the page was made by another request meanwhile
   */
  boolean put(Page page);

  /** The pages of a batch that were made, in order. */
  List<Page> pages(String batch);
}
