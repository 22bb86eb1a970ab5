package prepaid.house;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule's way through one file, gathering what it finds. */
abstract class Scan<P extends @Nullable Object> extends TreeScanner<@Nullable Void, P> {
  final JavaFile file;
  private final String rule;
  private final List<Finding> findings = new ArrayList<>();

  Scan(JavaFile file, String rule) {
    this.file = file;
    this.rule = rule;
  }

  final void found(Tree tree, String what) {
    findings.add(file.finding(tree, rule, what));
  }

  final List<Finding> findings(P start) {
    scan(file.unit(), start);
    return findings;
  }
}
