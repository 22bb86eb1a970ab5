package prepaid.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Packages and types are named by what they are for, never by a drawer. */
final class NameRule implements Rule {
  private static final Set<String> DRAWERS =
      Set.of(
          "util",
          "utils",
          "common",
          "commons",
          "service",
          "services",
          "impl",
          "manager",
          "managers",
          "helper",
          "helpers");

  @Override
  public String name() {
    return "name";
  }

  @Override
  public List<Finding> check(JavaFile file) {
    List<Finding> findings = new ArrayList<>();
    Optional.ofNullable(file.unit().getPackageName())
        .ifPresent(name -> {
          if (Arrays.stream(name.toString().split("\\.")).anyMatch(DRAWERS::contains)) {
            findings.add(file.finding(name, name(), "the package " + name));
          }
        });
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree node, @Nullable Void none) {
        if (words(node.getSimpleName().toString()).anyMatch(DRAWERS::contains)) {
          findings.add(file.finding(node, name(), "the type " + node.getSimpleName()));
        }
        return super.visitClass(node, null);
      }
    }.scan(file.unit(), null);
    return findings;
  }

  private static java.util.stream.Stream<String> words(String camel) {
    return Arrays.stream(camel.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
        .map(word -> word.toLowerCase(Locale.ROOT));
  }
}
