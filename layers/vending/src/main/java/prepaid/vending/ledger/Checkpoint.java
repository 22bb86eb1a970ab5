package prepaid.vending.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What the ledger's heads were at some time, signed: whoever rewrites rows that a checkpoint covers
 * would have to forge the signature too. It names the heads that changed since the one before, and
 * carries that one's root.
 *
 * @param number from 1, by one with each
 * @param at when it was made, whole milliseconds
 * @param previousRoot of the checkpoint before; zeros in the first
 * @param headCount how many heads it names
 * @param root see {@link CheckpointRoot}, 64 hexadecimal digits
 * @param signature ECDSA over P-256 of the root's 32 bytes as the digest, DER in base64
 * @param publicKey of the signing key, X.509 in base64
 */
public record Checkpoint(
    long number,
    Instant at,
    String previousRoot,
    int headCount,
    String root,
    String signature,
    String publicKey) {
  /** The previous root of the first checkpoint. */
  public static final String NO_ROOT = ChainHead.GENESIS.hash();

  /** Whether the signature is of this root, by the key of these bytes. */
  public boolean isSignedBy(byte[] key) {
    try {
      // The root is the digest already, so nothing hashes it again.
      Signature verifier = Signature.getInstance("NONEwithECDSA");
      verifier.initVerify(publicKey(key));
      verifier.update(HexFormat.of().parseHex(root));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key));
  }
}
