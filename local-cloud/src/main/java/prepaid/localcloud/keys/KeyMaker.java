package prepaid.localcloud.keys;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import prepaid.localcloud.wire.PrivateFile;
import prepaid.sts.VendingKey;
import prepaid.vending.keys.KeyComponent;

/** Makes components of a random key for a ceremony, on a machine that the operators trust. */
final class KeyMaker {
  private static final int DES_BYTES = 8;
  private static final int LONG_BYTES = 20;

  private KeyMaker() {}

  /** Two files, one for each operator; the screen shows check values only. */
  static int generate(SecureRandom random, Map<String, String> options, PrintStream out) {
    String derivation = options.getOrDefault("derivation", "4");
    if (!derivation.equals("2") && !derivation.equals("4")) {
      throw new IllegalArgumentException("--derivation is 2 or 4");
    }
    String folder = options.getOrDefault("out", "");
    if (folder.isEmpty()) {
      throw new IllegalArgumentException("--out is missing: a folder for the two files");
    }
    byte[] first = new byte[derivation.equals("2") ? DES_BYTES : LONG_BYTES];
    byte[] second = new byte[first.length];
    random.nextBytes(first);
    random.nextBytes(second);
    if (first.length == DES_BYTES) {
      giveOddParity(first, second);
    }
    try (VendingKey key = VendingKey.combine(List.of(first, second))) {
      out.println("key       check value " + key.checkValue());
      write(Path.of(folder, "component-1"), first, out);
      write(Path.of(folder, "component-2"), second, out);
    } finally {
      Arrays.fill(first, (byte) 0);
      Arrays.fill(second, (byte) 0);
    }
    return 0;
  }

  private static void giveOddParity(byte[] first, byte[] second) {
    for (int i = 0; i < first.length; i++) {
      boolean even = Integer.bitCount((first[i] ^ second[i]) & 0xff) % 2 == 0;
      second[i] ^= (byte) (even ? 1 : 0);
    }
  }

  private static void write(Path file, byte[] component, PrintStream out) {
    String hex = HexFormat.of().formatHex(component);
    PrivateFile.replace(file, (hex + "\n").getBytes(StandardCharsets.US_ASCII));
    out.println("component check value " + KeyComponent.checkValueOf(component) + " in " + file);
  }

  static int check(String hex, PrintStream out) {
    byte[] component = bytes(hex);
    try {
      out.println("component check value " + KeyComponent.checkValueOf(component));
    } finally {
      Arrays.fill(component, (byte) 0);
    }
    return 0;
  }

  /** The message does not quote what was typed. */
  private static byte[] bytes(String hex) {
    if (!hex.matches("[0-9A-Fa-f]{16}|[0-9A-Fa-f]{40}")) {
      throw new IllegalArgumentException("a component has 16 or 40 hexadecimal digits");
    }
    return HexFormat.of().parseHex(hex);
  }
}
