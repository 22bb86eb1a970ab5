package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing of a key stays in memory once it is closed: {@link HeapDumps} dumps its whole heap before
 * and after, garbage and all, and this looks for the keys and for whatever is as good as they.
 */
class HeapScanTest {
  private static final Map<String, byte[]> SECRETS = new LinkedHashMap<>();

  private static byte[] open = {};
  private static byte[] closed = {};
  private static long seed;

  @BeforeAll
  static void dump(@TempDir Path folder, TestReporter reporter)
      throws IOException, InterruptedException {
    seed = System.nanoTime();
    reporter.publishEntry("seed", Long.toString(seed));
    listSecrets(HeapDumps.keys(seed));
    Process process =
        new ProcessBuilder(
                Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                    .toString(),
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseEpsilonGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                HeapDumps.class.getName(),
                Long.toString(seed),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    int exit = process.waitFor();
    assertEquals(0, exit, () -> text(folder.resolve("output")));
    open = Files.readAllBytes(folder.resolve("open.hprof"));
    closed = Files.readAllBytes(folder.resolve("closed.hprof"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no output: " + e.getMessage();
    }
  }

  private static void listSecrets(List<byte[]> keys) {
    byte[] des = keys.get(0);
    byte[] hmac = keys.get(1);
    byte[] legacy = keys.get(2);
    SECRETS.put("DES vending key", des);
    SECRETS.put("its round keys", roundKeys(des));
    SECRETS.put("long vending key", hmac);
    SECRETS.put("its inner state", LiteralSha256.stateAfter(padded(hmac, 0x36)));
    SECRETS.put("its outer state", LiteralSha256.stateAfter(padded(hmac, 0x5c)));
    SECRETS.put("EA09 key", legacy);
    SECRETS.put("EA09 round keys", roundKeys(legacy));
    byte[] key02 = derived(des, DecoderKeyAlgorithm.DKGA02, EncryptionAlgorithm.EA07);
    SECRETS.put("EA07 key", key02);
    long first = Long.rotateRight(~ByteBuffer.wrap(key02).getLong(), 12);
    SECRETS.put("its first round key", ByteBuffer.allocate(8).putLong(first).array());
    byte[] key04 = derived(hmac, DecoderKeyAlgorithm.DKGA04, EncryptionAlgorithm.EA11);
    SECRETS.put("EA11 key", key04);
    SECRETS.put("its words", words(new LiteralMisty1(key04), 0));
    SECRETS.put("its expanded words", words(new LiteralMisty1(key04), 8));
  }

  @Test
  void theScanFindsEveryKeyWhileItIsOpen() {
    assertEquals(SECRETS.keySet(), found(open), "seed " + seed);
  }

  @Test
  void nothingIsFoundOnceTheyAreClosed() {
    assertEquals(Set.of(), found(closed), "seed " + seed);
    assertTrue(closed.length >= open.length, "nothing is collected, so the second dump is larger");
  }

  private static Set<String> found(byte[] heap) {
    return SECRETS.keySet().stream()
        .filter(name -> contains(heap, Objects.requireNonNull(SECRETS.get(name))))
        .collect(Collectors.toSet());
  }

  @Test
  void theScanLooksEverywhere() {
    byte[] text = {1, 2, 1, 2, 3};
    assertTrue(contains(text, new byte[] {1, 2, 3}));
    assertTrue(contains(text, text));
    assertFalse(contains(text, new byte[] {2, 2}));
  }

  private static boolean contains(byte[] heap, byte[] secret) {
    for (int i = 0; i <= heap.length - secret.length; i++) {
      if (heap[i] == secret[0]
          && Arrays.equals(heap, i, i + secret.length, secret, 0, secret.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] derived(byte[] key, DecoderKeyAlgorithm dkga, EncryptionAlgorithm ea) {
    return DecoderKeys.derive(VendingKey.of(key), HeapDumps.parameters(dkga, ea))
        .expose(KeyMaterialAccess.granted());
  }

  private static byte[] padded(byte[] key, int pad) {
    byte[] block = new byte[64];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) (i < key.length ? key[i] ^ pad : pad);
    }
    return block;
  }

  /** The words of a MISTY1 schedule as they stand in an array of ints. */
  private static byte[] words(LiteralMisty1 cipher, int from) {
    ByteBuffer words = ByteBuffer.allocate(32);
    for (int i = from; i < from + 8; i++) {
      words.putInt(cipher.word(i));
    }
    return words.array();
  }

  /** The 48 bits of each round of DES, six to a box, odd boxes in one word and even in the next. */
  private static byte[] roundKeys(byte[] key) {
    ByteBuffer schedule = ByteBuffer.allocate(128);
    boolean[] chosen = picked(bits(key), DesTables.KEY_CHOICE_1);
    for (int round = 1; round <= 16; round++) {
      int turns = round == 1 || round == 2 || round == 9 || round == 16 ? 1 : 2;
      boolean[] turned = new boolean[56];
      for (int i = 0; i < 56; i++) {
        turned[i] = chosen[i / 28 * 28 + (i + turns) % 28];
      }
      chosen = turned;
      putRound(schedule, picked(chosen, DesTables.KEY_CHOICE_2));
    }
    return schedule.array();
  }

  private static void putRound(ByteBuffer schedule, boolean[] roundKey) {
    int[] words = new int[2];
    for (int i = 0; i < roundKey.length; i++) {
      if (roundKey[i]) {
        words[i / 6 % 2] |= 1 << 31 - i / 12 * 8 - i % 6;
      }
    }
    schedule.putInt(words[0]).putInt(words[1]);
  }

  private static boolean[] bits(byte[] bytes) {
    boolean[] bits = new boolean[8 * bytes.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (bytes[i / 8] >>> 7 - i % 8 & 1) == 1;
    }
    return bits;
  }

  private static boolean[] picked(boolean[] bits, byte[] table) {
    boolean[] picked = new boolean[table.length];
    for (int i = 0; i < table.length; i++) {
      picked[i] = bits[table[i] - 1];
    }
    return picked;
  }
}
