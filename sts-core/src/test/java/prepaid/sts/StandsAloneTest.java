package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library serves a project that has it, the Java platform and nothing else. */
class StandsAloneTest {
  private static final String KEY = "0abc12def3456789fedcba9876543210";
  private static final int TID = 6_789_012;
  private static final long TENTHS = 1234;

  @TempDir private Path folder = Path.of(".");

  @Test
  void anotherModuleCompilesAndRunsWithThisOneOnly() throws Exception {
    compile();
    try (DecoderKey key = DecoderKey.of(HexFormat.of().parseHex(KEY));
        TokenCodec codec = TokenCodec.of(key, EncryptionAlgorithm.EA11, StaTables.sample())) {
      Token expected =
          codec.encode(
              CreditToken.units(CreditService.ELECTRICITY, 5, new TokenIdentifier(TID), TENTHS));
      assertEquals(expected.digits(), run().strip());
    }
  }

  @Test
  void theDescriptorAsksForNothingAtRunTime() throws URISyntaxException {
    ModuleDescriptor descriptor =
        ModuleFinder.of(library()).find("prepaid.sts").orElseThrow().descriptor();
    assertEquals(
        Set.of("java.base"),
        descriptor.requires().stream()
            .filter(r -> !r.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
            .map(ModuleDescriptor.Requires::name)
            .collect(Collectors.toSet()));
    assertEquals(
        Set.of("prepaid.sts", "prepaid.sts.cli"),
        descriptor.exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet()));
  }

  private void compile() throws IOException, URISyntaxException {
    Path module = source("module-info.java");
    Path outsider = source("Outsider.java");
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int exit =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "--module-path",
                library().toString(),
                "-d",
                folder.toString(),
                module.toString(),
                outsider.toString());
    assertEquals(0, exit, said::toString);
  }

  private Path source(String name) throws IOException {
    try (InputStream text = getClass().getResourceAsStream("/stands-alone/" + name + ".txt")) {
      return Files.write(folder.resolve(name), Objects.requireNonNull(text).readAllBytes());
    }
  }

  private String run() throws IOException, InterruptedException, URISyntaxException {
    Process process =
        new ProcessBuilder(
                Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                    .toString(),
                "--module-path",
                library() + File.pathSeparator + folder,
                "--module",
                "outsider/outsider.Outsider",
                KEY,
                Integer.toString(TID),
                Long.toString(TENTHS))
            .redirectErrorStream(true)
            .start();
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
      return said;
    }
  }

  /** The classes that the jar is made of, or the jar. */
  private static Path library() throws URISyntaxException {
    return Path.of(Token.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
