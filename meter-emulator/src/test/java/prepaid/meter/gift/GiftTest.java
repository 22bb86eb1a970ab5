package prepaid.meter.gift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The files of vectors are what is made here. {@code ./vend vectors} makes them so. */
class GiftTest {
  private static final Path FOLDER =
      Path.of(Objects.requireNonNull(System.getProperty("house.root")))
          .resolve("sts-core/src/test/vectors");
  private static final int COUNT_MIN = 1500;

  private static List<VectorFile> files() {
    return List.of(
        FieldVectors.crc(),
        FieldVectors.units(),
        FieldVectors.currency(),
        MinuteVectors.identifiers(),
        MinuteVectors.memory(),
        Identities.file(),
        KeyVectors.decoderKeys(),
        KeyVectors.blocks(),
        TokenVectors.credit(),
        TokenVectors.management(),
        TokenVectors.testDisplay(),
        KeyChangeVectors.file(),
        DecodeVectors.file());
  }

  private static Map<Path, String> texts() {
    Map<Path, String> texts = new TreeMap<>();
    for (VectorFile file : files()) {
      texts.put(FOLDER.resolve(file.fileName()), file.text());
      texts.put(FOLDER.resolve("schemas").resolve(file.schemaName()), Schema.text(file));
    }
    return texts;
  }

  @Test
  void theFilesAreWhatTheLiteralCodecMakes() throws IOException {
    boolean writes = Boolean.getBoolean("vectors.write");
    for (Map.Entry<Path, String> made : texts().entrySet()) {
      if (writes) {
        Files.createDirectories(made.getKey().getParent());
        Files.writeString(made.getKey(), made.getValue());
      }
      assertEquals(
          made.getValue(),
          Files.readString(made.getKey()),
          () -> made.getKey() + " differs; if that is meant: ./vend vectors");
    }
  }

  @Test
  void thereAreEnoughAndTwiceTheSame(TestReporter reporter) {
    int count = files().stream().mapToInt(VectorFile::count).sum();
    reporter.publishEntry("vectors", Integer.toString(count));
    assertTrue(count >= COUNT_MIN, () -> "only " + count);
    assertEquals(texts(), texts());
  }
}
