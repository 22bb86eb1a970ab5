package prepaid.localcloud.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.sts.VendingKey;
import prepaid.vending.keys.KeyComponent;

class KeysMainTest {
  private static final String COMPONENT = "0123456789abcdef0123456789abcdef01234567";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String typed, String... words) {
    return KeysMain.run(
        List.of(words),
        new KeysMain.Io(
            () -> typed,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            null));
  }

  private String printed() {
    return out.toString(UTF_8);
  }

  @Test
  void helpSaysWhatEachCommandDoes() {
    assertEquals(0, run("", "--help"));
    for (String command :
        List.of(
            "list",
            "generate",
            "check",
            "enter",
            "discard",
            "activate",
            "retire",
            "limit",
            "approve",
            "warnings",
            "rewrap",
            "rewrap-cards")) {
      assertTrue(printed().contains("./vend keys " + command), command);
    }
    assertEquals(2, run(""));
  }

  @Test
  void twoComponentsOfARandomKeyGoIntoTwoFiles(@TempDir Path folder) throws IOException {
    for (String derivation : List.of("2", "4")) {
      out.reset();
      assertEquals(0, run("", "generate", "--derivation", derivation, "--out", folder.toString()));
      byte[] first = component(folder.resolve("component-1"));
      byte[] second = component(folder.resolve("component-2"));
      try (VendingKey key = VendingKey.combine(List.of(first, second))) {
        assertTrue(printed().contains("key       check value " + key.checkValue()), printed());
      }
      assertTrue(printed().contains(KeyComponent.checkValueOf(first)), printed());
      assertTrue(printed().contains(KeyComponent.checkValueOf(second)), printed());
      assertFalse(printed().contains(HexFormat.of().formatHex(first)));
    }
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("component-1"))));
  }

  private static byte[] component(Path file) throws IOException {
    return HexFormat.of().parseHex(Files.readString(file).strip());
  }

  @Test
  void aComponentsCheckValueIsToldWithoutTheComponent() {
    assertEquals(0, run(COMPONENT, "check"));
    String value = KeyComponent.checkValueOf(HexFormat.of().parseHex(COMPONENT));
    assertEquals("component check value " + value + System.lineSeparator(), printed());
    assertEquals(2, run(COMPONENT + "0", "check"));
    assertFalse(err.toString(UTF_8).contains(COMPONENT));
  }

  @Test
  void aComponentAmongTheWordsIsNotReadAndNotShown() {
    assertEquals(2, run("", "enter", "--group", "123457", "--component", COMPONENT));
    assertEquals(2, run("", "enter", COMPONENT, "x"));
    assertFalse(err.toString(UTF_8).contains("0123456789abcdef"));
  }

  @Test
  void withoutASystemItSaysSo(@TempDir Path folder) {
    assertEquals(
        1, run("", "list", "--group", "123457", "--ready", folder.resolve("none").toString()));
    assertTrue(err.toString(UTF_8).contains("no system is up"));
  }
}
