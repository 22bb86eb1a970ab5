package prepaid.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import prepaid.sts.Drn;

/**
 * What the proof must remember of every row until all were read, on disk: a file for each share of
 * the meters, so that only one share is ever in memory.
 */
final class Spill implements AutoCloseable {
  private static final int SHARES = 256;
  private static final int BUFFER_BYTES = 1 << 14;

  private final Path folder;
  private final List<DataOutputStream> shares = new ArrayList<>();

  /** Writes one fact after another. */
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads a share from its beginning to its end. */
  interface Reading {
    void of(DataInputStream in) throws IOException;
  }

  Spill() {
    try {
      this.folder = Files.createTempDirectory("vend-prove");
      for (int i = 0; i < SHARES; i++) {
        shares.add(
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(share(i)), BUFFER_BYTES)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no room for what the proof must remember", e);
    }
  }

  void write(Drn meter, Writing fact) {
    try {
      fact.to(shares.get(Math.floorMod(meter.digits().hashCode() * 31, SHARES)));
    } catch (IOException e) {
      throw new UncheckedIOException("no room for what the proof must remember", e);
    }
  }

  /** Nothing can be written afterwards. */
  void readEach(Reading reading) {
    try {
      for (int i = 0; i < SHARES; i++) {
        shares.get(i).close();
        try (DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(Files.newInputStream(share(i)), BUFFER_BYTES))) {
          reading.of(in);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path share(int number) {
    return folder.resolve(Integer.toString(number));
  }

  @Override
  public void close() {
    try {
      for (DataOutputStream share : shares) {
        share.close();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
