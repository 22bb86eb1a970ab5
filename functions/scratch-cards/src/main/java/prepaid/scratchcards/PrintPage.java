package prepaid.scratchcards;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.PinCipher;
import prepaid.vending.cards.PinWriter;
import prepaid.vending.cards.Serial;

/**
 * A page for the printer: an OpenPGP message with a line a card, {@code
 * serial,pin,denomination,currency,expires}. The lines exist in memory only, one at a time.
 */
public final class PrintPage {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final String HEAD = "serial,pin,denomination,currency,expires\r\n";

  private final PinWriter pins;
  private final PrinterKey printer;
  private final SecureRandom random;

  public PrintPage(PinWriter pins, PrinterKey printer, SecureRandom random) {
    this.pins = pins;
    this.printer = printer;
    this.random = random;
  }

  /** Which cards a page has. */
  public record Extent(CardBatch batch, int number, long from, long to) {}

  /**
   * Makes the page.
   *
   * @param ranges which have the denominations of its cards
   * @return the message, armored
   */
  public byte[] make(Extent extent, List<CardRange> ranges) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(CHUNK_BYTES);
    try (OutputStream armored = ArmoredOutputStream.builder().clearHeaders().build(message)) {
      write(extent, ranges, armored);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    } catch (PGPException e) {
      throw new IllegalStateException("the printer's key does not encrypt", e);
    }
    return message.toByteArray();
  }

  private void write(Extent extent, List<CardRange> ranges, OutputStream out)
      throws IOException, PGPException {
    PGPEncryptedDataGenerator encrypting =
        new PGPEncryptedDataGenerator(
            new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(true)
                .setSecureRandom(random));
    encrypting.addMethod(
        new BcPublicKeyKeyEncryptionMethodGenerator(printer.key()).setSecureRandom(random));
    String name = "%s-%d.csv".formatted(extent.batch().id(), extent.number());
    PGPCompressedDataGenerator compressing =
        new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZIP);
    PGPLiteralDataGenerator literal = new PGPLiteralDataGenerator();
    try (OutputStream encrypted = encrypting.open(out, new byte[CHUNK_BYTES]);
        OutputStream compressed = compressing.open(encrypted, new byte[CHUNK_BYTES]);
        OutputStream lines =
            literal.open(
                compressed,
                PGPLiteralData.BINARY,
                name,
                Date.from(extent.batch().definedAt()),
                new byte[CHUNK_BYTES])) {
      lines.write(HEAD.getBytes(US_ASCII));
      for (CardRange range : ranges) {
        lines(extent, range, lines);
      }
    }
  }

  private void lines(Extent extent, CardRange range, OutputStream out) throws IOException {
    byte[] tail =
        ",%s,%s,%s\r\n"
            .formatted(
                range.denomination().text(),
                range.denomination().currency(),
                range.expiresAt().minusMillis(1).atOffset(ZoneOffset.UTC).toLocalDate())
            .getBytes(US_ASCII);
    byte[] pin = new byte[PinCipher.DIGITS];
    long last = Math.min(range.to(), extent.to());
    for (long serial = Math.max(range.from(), extent.from()); serial <= last; serial++) {
      pins.pin(serial, pin, 0);
      out.write(Serial.text(serial).getBytes(US_ASCII));
      out.write(',');
      out.write(pin);
      out.write(tail);
    }
    Arrays.fill(pin, (byte) 0);
  }
}
