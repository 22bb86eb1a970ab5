package prepaid.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** One run of the proof, as the options ask for it. */
final class ProveRun {
  private static final String STANDARD_INPUT = "-";
  private static final int BUFFER_BYTES = 1 << 16;

  private final ProveOptions options;
  private final InputStream standardInput;

  ProveRun(ProveOptions options, InputStream standardInput) {
    this.options = options;
    this.standardInput = standardInput;
  }

  /**
   * @throws IOException when rows cannot be read to their end
   */
  Verdict run() throws IOException {
    return options.from().isPresent() ? fetched() : ofFiles();
  }

  private Verdict ofFiles() throws IOException {
    try (Proof proof = new Proof(pinnedKey(), vend -> {})) {
      for (Path file : options.files()) {
        read(file, proof);
      }
      return proof.finish();
    }
  }

  private Verdict fetched() throws IOException {
    try (Office office = new Office(options.from().orElseThrow(), options.token().orElseThrow())) {
      KeyedChecks keyed = new KeyedChecks(office);
      try (Proof proof = new Proof(pinnedKey(), options.withKeys() ? keyed : vend -> {})) {
        fetch(office, proof, keyed);
        keyed.ask(true);
        keyed.findings().forEach(proof::found);
        return proof.finish().withDecoded(keyed.tokens());
      }
    }
  }

  private void read(Path file, Proof proof) throws IOException {
    if (file.toString().equals(STANDARD_INPUT)) {
      proof.file("standard input", standardInput);
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      proof.file(file.toString(), in);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private void fetch(Office office, Proof proof, KeyedChecks keyed) throws IOException {
    try (OutputStream kept = kept()) {
      Optional<String> cursor = Optional.empty();
      int number = 0;
      do {
        byte[] page = office.page(cursor);
        kept.write(page);
        kept.write('\n');
        number++;
        cursor = proof.page("page " + number, new ByteArrayInputStream(page));
        keyed.ask(false);
      } while (cursor.isPresent());
    }
  }

  private OutputStream kept() throws IOException {
    return options.save().isPresent()
        ? Files.newOutputStream(options.save().get())
        : OutputStream.nullOutputStream();
  }

  private Optional<byte[]> pinnedKey() throws IOException {
    if (options.publicKey().isEmpty()) {
      return Optional.empty();
    }
    byte[] key = Files.readAllBytes(options.publicKey().get());
    String text = new String(key, StandardCharsets.US_ASCII);
    if (!text.startsWith("-----BEGIN PUBLIC KEY-----")) {
      return Optional.of(key);
    }
    return Optional.of(Base64.getDecoder().decode(text.replaceAll("-----[^-]+-----|\\s", "")));
  }
}
