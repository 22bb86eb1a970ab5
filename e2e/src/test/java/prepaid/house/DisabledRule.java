package prepaid.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test runs, or is not there. One that needs what a machine may lack says so when it skips. */
final class DisabledRule implements Rule {
  @Override
  public String name() {
    return "disabled";
  }

  @Override
  public List<Finding> check(JavaFile file) {
    List<Finding> findings = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAnnotation(AnnotationTree node, @Nullable Void none) {
        if (node.getAnnotationType().toString().matches("(.*\\.)?(Disabled|Ignore)")) {
          findings.add(file.finding(node, name(), node.toString()));
        }
        return null;
      }
    }.scan(file.unit(), null);
    return findings;
  }
}
