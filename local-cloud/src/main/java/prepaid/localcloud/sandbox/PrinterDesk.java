package prepaid.localcloud.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.PGPKeyPairGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPairGeneratorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** The printer of the sandbox's cards: it alone can open the pages that are made for it. */
public final class PrinterDesk {
  private static final int KEY_FORM = 4;

  private final PGPPublicKeyRing ring;
  private final PGPKeyPair opening;

  private PrinterDesk(PGPPublicKeyRing ring, PGPKeyPair opening) {
    this.ring = ring;
    this.opening = opening;
  }

  /** One card of a page. */
  public record PrintedCard(String serial, String pin, String denomination, String currency) {
    /** Never with its PIN. */
    @Override
    public String toString() {
      return "PrintedCard[" + serial + "]";
    }
  }

  /** With a key of its own, of a kind that every OpenPGP program knows. */
  public static PrinterDesk open(Date at, SecureRandom random) {
    try {
      PGPKeyPairGenerator pairs =
          new BcPGPKeyPairGeneratorProvider().setSecureRandom(random).get(KEY_FORM, at);
      PGPKeyPair master = pairs.generateLegacyEd25519KeyPair();
      PGPKeyPair opening = pairs.generateLegacyX25519KeyPair();
      PGPKeyRingGenerator rings =
          new PGPKeyRingGenerator(
              PGPSignature.POSITIVE_CERTIFICATION,
              master,
              "Sandbox card printer",
              new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
              null,
              null,
              new BcPGPContentSignerBuilder(
                  master.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
              null);
      rings.addSubKey(opening);
      return new PrinterDesk(rings.generatePublicKeyRing(), opening);
    } catch (PGPException e) {
      throw new IllegalStateException("cannot make the printer's key", e);
    }
  }

  /** The key to encrypt pages to, armored. */
  public String publicKey() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (OutputStream armored = ArmoredOutputStream.builder().clearHeaders().build(text)) {
      ring.encode(armored);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
    return text.toString(US_ASCII);
  }

  /** The cards of a page. */
  public List<PrintedCard> read(String message) {
    List<PrintedCard> cards = new ArrayList<>();
    clear(message)
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(fields -> cards.add(new PrintedCard(fields[0], fields[1], fields[2], fields[3])));
    return cards;
  }

  private String clear(String message) {
    try {
      InputStream armored =
          PGPUtil.getDecoderStream(new ByteArrayInputStream(message.getBytes(US_ASCII)));
      PGPEncryptedDataList list = (PGPEncryptedDataList) next(armored);
      PGPPublicKeyEncryptedData data = ours(list);
      InputStream decrypted =
          data.getDataStream(new BcPublicKeyDataDecryptorFactory(opening.getPrivateKey()));
      PGPCompressedData compressed = (PGPCompressedData) next(decrypted);
      PGPLiteralData literal = (PGPLiteralData) next(compressed.getDataStream());
      byte[] lines = literal.getInputStream().readAllBytes();
      if (!data.isIntegrityProtected() || !data.verify()) {
        throw new IllegalStateException("a page was altered on its way");
      }
      return new String(lines, US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("a page cannot be read", e);
    } catch (PGPException e) {
      throw new IllegalStateException("a page cannot be opened", e);
    }
  }

  private PGPPublicKeyEncryptedData ours(PGPEncryptedDataList list) {
    Iterator<?> parts = list.getEncryptedDataObjects();
    while (parts.hasNext()) {
      if (parts.next() instanceof PGPPublicKeyEncryptedData data
          && data.getKeyIdentifier().matchesExplicit(opening.getKeyIdentifier())) {
        return data;
      }
    }
    throw new IllegalStateException("a page is not for this printer");
  }

  private static Object next(InputStream in) throws IOException {
    return new BcPGPObjectFactory(in).nextObject();
  }
}
