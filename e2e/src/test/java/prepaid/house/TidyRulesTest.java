package prepaid.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the house finds what it is for: a check that cannot fail is a defect. */
class TidyRulesTest {
  private static final String PATH = "layers/vending/src/main/java/prepaid/vending/Sample.java";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clock        | Object a = java.time.Instant.now();
          clock        | Object a = LocalDate.now(ZoneOffset.UTC);
          clock        | long a = System.currentTimeMillis();
          clock        | Object a = (java.util.function.Supplier<Object>) Instant::now;
          system-clock | Object a = Clock.systemUTC();
          system-clock | Object a = Clock.system(zone);
          random       | Object a = new Random(7);
          random       | Object a = new java.security.SecureRandom();
          random       | int a = (int) Math.random();
          random       | int a = ThreadLocalRandom.current().nextInt();
          sleep        | void nap() throws Exception { Thread.sleep(5); }
          console      | void say() { System.out.println(1); }
          console      | Object a = System.err;
          float        | double a = 1;
          float        | Object a = (float) 1;
          float        | Double a = null;
          float        | Object a = 0.1;
          name         | class TokenManager {}
          name         | record HTTPHelper() {}
          name         | interface UtilOf {}
          disabled     | @Disabled void test() {}
          disabled     | @org.junit.jupiter.api.Disabled("later") void test() {}
          size         | void five(int a, int b, int c, int d, int e) {}
          """)
  void badLinesAreFound(String rule, String line) {
    assertEquals(Set.of(rule), broken("class Sample {\n  " + line + "\n}\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object a = Instant.now(clock);",
        "Object a = clock.instant();",
        "Object a = Clock.fixed(at, zone);",
        "Object a = new SplittableRandom(seed);",
        "long a = 1; // a double of nothing",
        "class Servicing {}",
        "class Commonwealth {}",
        "record Wide(int a, int b, int c, int d, int e) { Wide { assert a > 0; } }",
        "void four(int a, int b, int c, int d) {}",
        "Object out; Object err;"
      })
  void goodLinesPass(String line) {
    assertEquals(Set.of(), broken("class Sample {\n  " + line + "\n}\n"));
  }

  @Test
  void wildcardAndMappingImportsAreFound() {
    assertEquals(Set.of("import"), broken("import java.util.*;\nclass Sample {}\n"));
    assertEquals(
        Set.of("import"),
        broken("import com.fasterxml.jackson.databind.ObjectMapper;\nclass Sample {}\n"));
    assertEquals(
        Set.of("clock"), broken("import static java.time.Instant.now;\nclass Sample {}\n"));
    assertEquals(Set.of(), broken("import java.util.List;\nclass Sample {}\n"));
  }

  @Test
  void fixturesDoWithoutJunit() {
    String junit = "import org.junit.jupiter.api.Test;\nclass Sample {}\n";
    String path = "layers/aws/src/test/java/prepaid/aws/fixture/Sample.java";
    ImportRule rule = new ImportRule();
    assertEquals(1, rule.check(JavaFile.parse(path, junit)).size());
    String test = path.replace("Sample", "SampleTest");
    assertEquals(List.of(), rule.check(JavaFile.parse(test, junit)));
  }

  @Test
  void drawersAreFoundInPackages() {
    assertEquals(Set.of("name"), broken("package prepaid.vending.util;\nclass Sample {}\n"));
    assertEquals(Set.of(), broken("package prepaid.vending.utilities;\nclass Sample {}\n"));
  }

  @Test
  void longFilesMethodsAndLinesAreFound() {
    String lines = "// a line\n";
    assertEquals(Set.of(), broken("class Sample {}\n" + lines.repeat(299)));
    assertEquals(Set.of("size"), broken("class Sample {}\n" + lines.repeat(300)));
    assertEquals(Set.of(), broken("class Sample {\nvoid a() {\n" + lines.repeat(48) + "}\n}\n"));
    assertEquals(
        Set.of("size"), broken("class Sample {\nvoid a() {\n" + lines.repeat(49) + "}\n}\n"));
    assertEquals(Set.of(), broken("class Sample {}\n//" + "-".repeat(98) + "\n"));
    assertEquals(Set.of("size"), broken("class Sample {}\n//" + "-".repeat(99) + "\n"));
  }

  @Test
  void floatingPointIsAllowedFarFromMoney() {
    JavaFile far = JavaFile.parse("bench/src/main/java/Sample.java", "class Sample { double a; }");
    assertEquals(List.of(), new FloatRule().check(far));
  }

  @ParameterizedTest
  @ValueSource(strings = {"// TO_DO later", "<!-- FIX_ME -->", "# HA_CK"})
  void promisesAreFound(String line) {
    assertEquals(Set.of("later"), inText(line.replace("_", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"see /wo_rk/shared", "\"/ro_ot/.m2\"", "cd /ho_me/ann/src"})
  void pathsOfThisMachineAreFound(String line) {
    assertEquals(Set.of("here"), inText(line.replace("_", "")));
  }

  @Test
  void packageHostsAreFound() {
    assertEquals(
        Set.of("package-host"), inText("<url>https://nex_us.example/a</url>".replace("_", "")));
    assertEquals(Set.of("package-host"), inText("http://my.pro_xy.example:81/a".replace("_", "")));
    assertEquals(Set.of(), inText("http://maven.apache.org/POM/4.0.0"));
  }

  @Test
  void ordinaryTextsPass() {
    assertEquals(Set.of(), inText("a todo list, target/work/x, https://example.org/work/home"));
  }

  @Test
  void packagesWithoutNullMarksAreFound() {
    JavaFile code = JavaFile.parse(PATH, "package prepaid.vending;\nclass Sample {}\n");
    String info = PATH.replace("Sample", "package-info");
    JavaFile bare = JavaFile.parse(info, "package prepaid.vending;\n");
    JavaFile marked = JavaFile.parse(info, "@NullMarked package prepaid.vending;\n");
    JavaFile other =
        JavaFile.parse(info.replace("layers", "other"), "@NullMarked package prepaid.vending;\n");

    assertEquals(1, PackageRule.check(List.of(code)).size());
    assertEquals(1, PackageRule.check(List.of(code, bare)).size());
    assertEquals(1, PackageRule.check(List.of(code, other)).size());
    assertEquals(List.of(), PackageRule.check(List.of(code, marked)));
  }

  @Test
  void anExceptionCoversItsRuleInItsPlaceOnly() {
    Finding inMain = new Finding("a/src/main/java/b/CloudMain.java", 1, "console", "System.out");
    Finding elsewhere = new Finding("a/src/main/java/b/Cloud.java", 1, "console", "System.out");
    Finding otherRule = new Finding("a/src/main/java/b/CloudMain.java", 1, "sleep", "nap");

    assertEquals(
        List.of(elsewhere, otherRule),
        TidyExceptions.without(List.of(inMain, elsewhere, otherRule)));
    int entries = TidyExceptions.idle(List.of()).size();
    assertTrue(entries > 1);
    assertEquals(entries - 1, TidyExceptions.idle(List.of(inMain)).size());
  }

  private static Set<String> broken(String text) {
    JavaFile file = JavaFile.parse(PATH, text);
    return TidyTest.RULES.stream()
        .flatMap(rule -> rule.check(file).stream())
        .map(Finding::rule)
        .collect(Collectors.toSet());
  }

  private static Set<String> inText(String line) {
    return TextRule.ALL.stream()
        .flatMap(rule -> rule.check(Map.of("docs/a.md", line)).stream())
        .map(Finding::rule)
        .collect(Collectors.toSet());
  }
}
