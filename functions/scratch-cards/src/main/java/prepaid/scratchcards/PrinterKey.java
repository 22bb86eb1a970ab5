package prepaid.scratchcards;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * The key that pages are encrypted to.
 *
 * @param key the one of the ring that encrypts
 * @param fingerprint of the ring's first key, which its owner reads out to compare
 */
public record PrinterKey(PGPPublicKey key, String fingerprint) {
  /** Reads an armored OpenPGP public key; empty when it is none, or none that can encrypt. */
  public static Optional<PrinterKey> parse(String armored) {
    byte[] bytes = armored.getBytes(StandardCharsets.US_ASCII);
    try {
      PGPPublicKeyRing ring =
          new PGPPublicKeyRing(
              PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes)),
              new BcKeyFingerprintCalculator());
      Iterator<PGPPublicKey> keys = ring.getPublicKeys();
      Optional<PGPPublicKey> encrypting = Optional.empty();
      while (keys.hasNext()) {
        PGPPublicKey key = keys.next();
        if (key.isEncryptionKey() && !key.hasRevocation()) {
          // A subkey comes after its master: the last one is the one meant for this.
          encrypting = Optional.of(key);
        }
      }
      String fingerprint = HexFormat.of().formatHex(ring.getPublicKey().getFingerprint());
      return encrypting.map(key -> new PrinterKey(key, fingerprint));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }
}
