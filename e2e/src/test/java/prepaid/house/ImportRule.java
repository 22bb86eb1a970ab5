package prepaid.house;

import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports that name what they bring, and nothing that maps by reflection or injects by magic.
 * Fixtures do without JUnit: benchmarks run on them, where it is not.
 */
final class ImportRule implements Rule {
  private static final List<String> UNWANTED =
      List.of(
          "com.fasterxml.jackson.databind",
          "org.springframework",
          "com.google.inject",
          "dagger.",
          "jakarta.inject",
          "javax.inject",
          "org.mapstruct",
          "org.modelmapper",
          "software.amazon.awssdk.enhanced");

  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Finding> check(JavaFile file) {
    List<Finding> findings = new ArrayList<>();
    boolean isFixture = file.path().contains("/fixture/") && !file.path().endsWith("Test.java");
    for (ImportTree wanted : file.unit().getImports()) {
      String name = wanted.getQualifiedIdentifier().toString();
      if (name.endsWith(".*")
          || UNWANTED.stream().anyMatch(name::startsWith)
          || isFixture && name.startsWith("org.junit.")) {
        findings.add(file.finding(wanted, name(), name));
      }
    }
    return findings;
  }
}
