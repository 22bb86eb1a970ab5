package prepaid.scratchcards;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import prepaid.http.JsonObject;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardKey;
import prepaid.vending.cards.CardKeyWrapping;
import prepaid.vending.cards.PrintStore;
import prepaid.vending.cards.PrintStore.Page;
import prepaid.vending.cards.PrintStore.SigningKey;
import prepaid.vending.cards.Serial;

/**
 * What a print file consists of, signed: which pages, with which serials, how many and with which
 * hashes. The printer checks it before a card is printed.
 */
final class Manifests {
  private static final String ALGORITHM = "Ed25519";

  private final PrintStore prints;
  private final CardKeyWrapping wrapping;
  private final String environment;

  Manifests(PrintStore prints, CardKeyWrapping wrapping, String environment) {
    this.prints = prints;
    this.wrapping = wrapping;
    this.environment = environment;
  }

  /** The manifest as it is signed, with its signature and the key to check it with. */
  JsonObject signed(CardBatch batch, int pages) {
    String manifest = manifest(batch, pages).text();
    SigningKey key = key();
    return new JsonObject()
        .put("manifest", manifest)
        .put("algorithm", ALGORITHM)
        .put("signature", sign(manifest, key))
        .put("publicKey", key.publicKey());
  }

  private JsonObject manifest(CardBatch batch, int pages) {
    List<Page> made = prints.pages(batch.id());
    return new JsonObject()
        .put("batch", batch.id())
        .put("count", batch.count())
        .put("from", Serial.text(batch.from()))
        .put("to", Serial.text(batch.to()))
        .put("pages", pages)
        .putObjects("made", made.stream().map(Manifests::json).toList());
  }

  private static JsonObject json(Page page) {
    return new JsonObject()
        .put("page", page.number())
        .put("from", Serial.text(page.from()))
        .put("to", Serial.text(page.to()))
        .put("count", page.to() - page.from() + 1)
        .put("sha256", page.sha256())
        .put("times", page.times())
        .put("at", page.at().toString());
  }

  private String sign(String manifest, SigningKey key) {
    byte[] clear =
        wrapping.unwrapCardKey(
            Base64.getDecoder().decode(key.wrapped()),
            CardKey.context(environment, CardKey.OF_MANIFESTS));
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(clear)));
      signature.update(manifest.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a manifest cannot be signed", e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private SigningKey key() {
    return prints
        .signingKey()
        .orElseGet(() -> {
          SigningKey made = made();
          return prints.add(made) ? made : prints.signingKey().orElseThrow();
        });
  }

  private SigningKey made() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] clear = pair.getPrivate().getEncoded();
      byte[] wrapped =
          wrapping.wrapCardKey(clear, CardKey.context(environment, CardKey.OF_MANIFESTS));
      Arrays.fill(clear, (byte) 0);
      Base64.Encoder base64 = Base64.getEncoder();
      return new SigningKey(
          base64.encodeToString(pair.getPublic().getEncoded()), base64.encodeToString(wrapped));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has Ed25519", e);
    }
  }
}
