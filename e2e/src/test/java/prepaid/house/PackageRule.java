package prepaid.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every package says what it is for, in a package-info that turns the null checks on. */
final class PackageRule {
  static final String NAME = "package-info";

  private PackageRule() {}

  /**
   * Looks at modules one by one: a test may rely on the package-info of the code it tests. A
   * module's descriptor is in no package.
   */
  static List<Finding> check(List<JavaFile> files) {
    Map<String, List<JavaFile>> packages =
        files.stream()
            .filter(file -> !file.path().endsWith("/module-info.java"))
            .collect(Collectors.groupingBy(PackageRule::home, TreeMap::new, Collectors.toList()));
    List<Finding> findings = new ArrayList<>();
    packages.forEach((home, members) -> {
      boolean marked = members.stream().anyMatch(PackageRule::marks);
      if (!marked) {
        String path = members.getFirst().path();
        findings.add(new Finding(path, 1, NAME, "no package-info with @NullMarked"));
      }
    });
    return findings;
  }

  private static boolean marks(JavaFile file) {
    return file.path().endsWith("/package-info.java")
        && file.unit().getPackageAnnotations().stream()
            .map(annotation -> annotation.getAnnotationType().toString())
            .anyMatch(Set.of("NullMarked", "org.jspecify.annotations.NullMarked")::contains);
  }

  private static String home(JavaFile file) {
    return file.path().replaceAll("/src/(main|test)/java/.*", "")
        + " "
        + file.unit().getPackageName();
  }
}
