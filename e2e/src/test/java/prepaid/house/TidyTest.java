package prepaid.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of the house, held against the whole repository. */
class TidyTest {
  static final List<Rule> RULES = new ArrayList<>(CallRule.ALL);

  static {
    RULES.addAll(
        List.of(
            new SizeRule(), new FloatRule(), new NameRule(), new ImportRule(), new DisabledRule()));
  }

  private static final Map<String, String> TEXTS = Repository.texts();
  private static final List<JavaFile> FILES = JavaFile.parse(Repository.javaFiles());

  @Test
  void theRepositoryIsTidy() {
    List<Finding> left = TidyExceptions.without(findings());
    assertTrue(
        left.isEmpty(),
        () -> left.stream().map(Finding::toString).collect(Collectors.joining("\n", "\n", "\n")));
  }

  @Test
  void everyExceptionIsNeeded() {
    assertEquals(Set.of(), TidyExceptions.idle(findings()));
  }

  @Test
  void theWholeRepositoryIsRead() {
    assertTrue(FILES.size() > 100, "Java files: " + FILES.size());
    for (String module :
        List.of("sts-core", "layers/vending", "layers/aws", "meter-emulator", "local-cloud")) {
      assertTrue(
          FILES.stream().anyMatch(file -> file.path().startsWith(module + "/src/main/")), module);
      assertTrue(
          FILES.stream().anyMatch(file -> file.path().startsWith(module + "/src/test/")), module);
    }
    assertTrue(TEXTS.containsKey("pom.xml") && TEXTS.containsKey("template.yaml"));
  }

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : RULES) {
      FILES.forEach(file -> findings.addAll(rule.check(file)));
    }
    TextRule.ALL.forEach(rule -> findings.addAll(rule.check(TEXTS)));
    findings.addAll(PackageRule.check(FILES));
    return findings;
  }
}
