package prepaid.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The walls between the rooms: who may know whom. Dependencies run one way. */
final class Walls {
  /** The one room that makes PINs. */
  private static final String CIPHERS = "org.bouncycastle.crypto..";

  /** What the business may use of Java: values, collections, time, chance and hashes. */
  private static final String[] PLAIN_JAVA = {
    "java.lang..",
    "java.util..",
    "java.time..",
    "java.math..",
    "java.text..",
    "java.security..",
    "java.nio..",
    "java.io..",
    "javax.crypto..",
    "org.jspecify.."
  };

  static final List<String> FUNCTIONS =
      List.of(
          "webvend",
          "partnervend",
          "smsvend",
          "tokengeneration",
          "backoffice",
          "scratchcards",
          "emergencycredit",
          "delivery",
          "upkeep");

  static final List<String> LAYERS = List.of("aws", "http", "outside");

  /** What the emulator may share with the encoder: values, and the command line tool. */
  private static final String STS_VALUES =
      "prepaid\\.sts\\.(Drn|MeterPan|BaseDate|KeyType|EncryptionAlgorithm|DecoderKeyAlgorithm"
          + "|TokenIdentifier|cli\\..*)";

  private Walls() {}

  static List<ArchRule> all() {
    List<ArchRule> rules = new ArrayList<>();
    rules.addAll(encoder());
    rules.addAll(rooms());
    rules.addAll(layers());
    rules.addAll(functions());
    rules.addAll(keys());
    rules.add(knowsOnly("simulation", "vending", "sts", "meter"));
    rules.addAll(MintingWalls.all());
    rules.add(knowsOnly("audit", "vending", "sts", "aws"));
    rules.add(emulator());
    rules.add(provider());
    return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
  }

  private static List<ArchRule> encoder() {
    return List.of(
        classes()
            .that(resideInAPackage("prepaid.sts").or(resideInAPackage("prepaid.sts..")))
            .and(not(resideInAPackage("prepaid.sts.cli..")))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(PLAIN_JAVA)
                    .or(resideInAPackage("prepaid.sts.."))
                    .and(not(resideInAPackage("prepaid.sts.cli.."))))
            .as("sts-core is pure Java: no AWS, and JSON only in its command line"),
        classes()
            .that()
            .resideInAPackage("prepaid.sts.cli..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(PLAIN_JAVA)
                    .or(resideInAnyPackage("prepaid.sts..", "com.fasterxml.jackson..")))
            .as("the STS tool knows sts-core and JSON only"));
  }

  private static Stream<ArchRule> room(String room, List<String> others) {
    String[] known =
        Stream.concat(Stream.of(room), others.stream())
            .map(name -> "prepaid.vending." + name + "..")
            .toArray(String[]::new);
    return Stream.of(
        classes()
            .that()
            .resideInAPackage("prepaid.vending." + room + "..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(PLAIN_JAVA)
                    .or(resideInAnyPackage(known))
                    .or(resideInAPackage("prepaid.sts"))
                    .or(resideInAPackage(room.equals("cards") ? CIPHERS : "none")))
            .as("the room " + room + " enters only " + others + ": no AWS, no HTTP, no JSON"));
  }

  private static List<ArchRule> rooms() {
    List<ArchRule> rules = new ArrayList<>();
    Rooms.PLAN.forEach((room, others) -> rules.addAll(room(room, others).toList()));
    String[] known =
        Rooms.PLAN.keySet().stream()
            .map(room -> "prepaid.vending." + room + "..")
            .toArray(String[]::new);
    rules.add(
        classes()
            .that()
            .resideInAPackage("prepaid.vending..")
            .should()
            .resideInAnyPackage(known)
            .as("every room stands in the plan of the rooms"));
    return rules;
  }

  private static List<ArchRule> layers() {
    List<ArchRule> rules = new ArrayList<>();
    for (String layer : LAYERS) {
      rules.add(knowsOnly(layer, "vending", "sts"));
    }
    rules.add(
        noClasses()
            .that()
            .resideInAnyPackage("prepaid.http..", "prepaid.outside..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..")
            .as("only layers/aws and the functions' wiring know the AWS SDK"));
    return rules;
  }

  private static List<ArchRule> functions() {
    return FUNCTIONS.stream()
        .map(function -> knowsOnly(function, "vending", "sts", "aws", "http", "outside"))
        .toList();
  }

  private static ArchRule knowsOnly(String own, String... others) {
    String[] known =
        Stream.concat(Stream.of(own), Arrays.stream(others))
            .map(name -> "prepaid." + name + "..")
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("prepaid." + own + "..")
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage("prepaid..")).or(resideInAnyPackage(known)))
        .as(own + " knows of ours only " + List.of(others));
  }

  private static List<ArchRule> keys() {
    return List.of(
        noClasses()
            .that()
            .resideOutsideOfPackage("prepaid.vending.keys..")
            .should()
            .callCodeUnitWhere(unwraps())
            .as("only the room of keys unwraps vending keys and decrypts components"),
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "prepaid.vending.keys..", "prepaid.tokengeneration..", "prepaid.simulation..")
            .should()
            .dependOnClassesThat(
                nameMatching(
                    "prepaid\\.vending\\.keys\\.(UnwrappedVendingKeys|KeyAssembly)(\\$.*)?"))
            .as("only token-generation, and its simulation, hold what can open a vending key"),
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "prepaid.vending.cards..",
                "prepaid.tokengeneration..",
                "prepaid.scratchcards..",
                "prepaid.simulation..")
            .should()
            .dependOnClassesThat(nameMatching("prepaid\\.vending\\.cards\\.Pins(\\$.*)?"))
            .as(
                "only redeeming and printing, and their simulation, hold what can open a card"
                    + " key"));
  }

  private static DescribedPredicate<JavaCall<?>> unwraps() {
    return MintingWalls.calls("prepaid.vending.keys.KeyWrapping", "unwrap", "decryptComponent");
  }

  private static ArchRule emulator() {
    DescribedPredicate<JavaClass> shared = nameMatching(STS_VALUES + "(\\$.*)?").forSubtype();
    return classes()
        .that()
        .resideInAPackage("prepaid.meter..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("prepaid..")).or(resideInAPackage("prepaid.meter..")).or(shared))
        .as("the emulator decodes with its own decoder: a shared bug must not agree with itself");
  }

  private static ArchRule provider() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            nameMatching("org\\.bouncycastle\\.jc(e|ajce)\\.provider\\.Bouncy.*Provider"))
        .as("Bouncy Castle's provider is never constructed: it costs milliseconds a start");
  }
}
