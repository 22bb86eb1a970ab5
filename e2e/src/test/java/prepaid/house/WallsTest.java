package prepaid.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walls between the rooms stand, and each would be seen to fall. */
class WallsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("prepaid");

  @Test
  void everyWallStands() {
    List<String> fallen = new ArrayList<>();
    for (ArchRule wall : Walls.all()) {
      EvaluationResult result = wall.evaluate(OURS);
      if (result.hasViolation()) {
        fallen.add(result.getFailureReport().toString());
      }
    }
    assertTrue(fallen.isEmpty(), () -> String.join("\n\n", fallen));
  }

  @Test
  void thereIsSomethingBehindEachWall() {
    Stream.of(
            Rooms.PLAN.keySet().stream().map(room -> "vending." + room),
            Walls.FUNCTIONS.stream(),
            Walls.LAYERS.stream(),
            Stream.of("sts", "sts.cli", "meter", "simulation", "audit"))
        .flatMap(names -> names)
        .forEach(name ->
            assertTrue(
                OURS.stream().anyMatch(c -> c.getPackageName().startsWith("prepaid." + name)),
                () -> "no classes in prepaid." + name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prepaid.sts | com.fasterxml.jackson.jr.ob.JSON | pure Java
          prepaid.sts | prepaid.sts.cli.StsMain | pure Java
          prepaid.sts.cli | prepaid.vending.money.Money | the STS tool
          prepaid.vending.tariffs | java.net.http.HttpClient | room tariffs
          prepaid.vending.tariffs | software.amazon.awssdk.services.kms.KmsClient | room tariffs
          prepaid.vending.payments | com.fasterxml.jackson.jr.ob.JSON | room payments
          prepaid.vending.money | prepaid.vending.tariffs.Pricing | room money
          prepaid.vending.tariffs | prepaid.vending.payments.Purchase | room tariffs
          prepaid.vending.meters | prepaid.vending.vending.VendRequest | room meters
          prepaid.vending.attic | java.lang.String | plan of the rooms
          prepaid.aws | prepaid.webvend.Any | aws knows
          prepaid.http | software.amazon.awssdk.services.kms.KmsClient | AWS SDK
          prepaid.outside | prepaid.http.Any | outside knows
          prepaid.upkeep | prepaid.delivery.Any | upkeep knows
          prepaid.delivery | prepaid.localcloud.Any | delivery knows
          prepaid.simulation | prepaid.aws.Any | simulation knows
          prepaid.audit | prepaid.localcloud.Any | audit knows
          prepaid.backoffice | prepaid.vending.keys.UnwrappedVendingKeys | token-generation
          prepaid.meter | prepaid.sts.TokenCodec | own decoder
          prepaid.meter | prepaid.vending.money.Money | own decoder
          prepaid.webvend | org.bouncycastle.jce.provider.BouncyCastleProvider | provider
          """)
  void aTrespasserIsSeen(String room, String enters, String wall, @TempDir Path folder)
      throws IOException {
    source(folder, enters);
    write(
        folder,
        room + ".Trespasser",
        "package %s;\nclass Trespasser { %s entered; }\n".formatted(room, enters));
    assertSeen(folder, wall);
  }

  @Test
  void unwrappingElsewhereIsSeen(@TempDir Path folder) throws IOException {
    write(
        folder,
        "prepaid.backoffice.Trespasser",
        """
        package prepaid.backoffice;
        class Trespasser {
          byte[] open(prepaid.vending.keys.KeyWrapping keys) {
            return keys.unwrap(new byte[0], java.util.Map.of());
          }
        }
        """);
    assertSeen(folder, "unwraps vending keys");
  }

  @Test
  void mintingBesideThePathThatCommitsIsSeen(@TempDir Path folder) throws IOException {
    write(
        folder,
        "prepaid.tokengeneration.Trespasser",
        """
        package prepaid.tokengeneration;
        class Trespasser {
          Object mint(
              prepaid.vending.keys.VendingKeys keys,
              prepaid.vending.keys.WrappedKey key,
              prepaid.sts.DecoderKeyParameters meter,
              prepaid.sts.CreditToken credit) {
            return keys.mint(key, meter, credit);
          }
        }
        """);
    assertSeen(folder, "only minting has");
  }

  @Test
  void encodingBesideTheVendingKeysIsSeen(@TempDir Path folder) throws IOException {
    write(
        folder,
        "prepaid.vending.keys.Trespasser",
        """
        package prepaid.vending.keys;
        class Trespasser {
          Object encode(prepaid.sts.TokenCodec codec, prepaid.sts.CreditToken credit) {
            return codec.encode(credit);
          }
        }
        """);
    assertSeen(folder, "encode tokens");
  }

  /** Stands in for a class that the compiler may not find on the class path. */
  private static void source(Path folder, String name) throws IOException {
    if (name.startsWith("java.") || name.startsWith("prepaid.vending.")) {
      return;
    }
    int dot = name.lastIndexOf('.');
    write(
        folder,
        name,
        "package %s;\npublic class %s {}\n"
            .formatted(name.substring(0, dot), name.substring(dot + 1)));
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name.replace('.', '/') + ".java");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  /** Compiles the folder; exactly the expected wall must fall. */
  private static void assertSeen(Path folder, String wall) throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-implicit:none", "-d", folder.toString()));
    arguments.addAll(List.of("-cp", Objects.requireNonNull(System.getProperty("java.class.path"))));
    try (Stream<Path> files = Files.walk(folder)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
    JavaClasses trespassers = new ClassFileImporter().importPath(folder);
    List<String> fallen =
        Walls.all().stream()
            .filter(rule -> rule.evaluate(trespassers).hasViolation())
            .map(ArchRule::getDescription)
            .toList();
    assertFalse(fallen.isEmpty(), "nothing was seen");
    assertTrue(fallen.stream().allMatch(seen -> seen.contains(wall)), fallen::toString);
  }
}
