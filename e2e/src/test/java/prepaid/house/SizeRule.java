package prepaid.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files, methods, lines and parameter lists that fit in a head and on a screen. */
final class SizeRule implements Rule {
  static final int FILE_LINES_MAX = 300;
  static final int METHOD_LINES_MAX = 50;
  static final int LINE_COLUMNS_MAX = 100;
  static final int PARAMETERS_MAX = 4;

  @Override
  public String name() {
    return "size";
  }

  @Override
  public List<Finding> check(JavaFile file) {
    List<Finding> findings = new ArrayList<>();
    List<String> lines = file.text().lines().toList();
    if (lines.size() > FILE_LINES_MAX) {
      findings.add(new Finding(file.path(), 1, name(), "a file of " + lines.size() + " lines"));
    }
    for (int i = 0; i < lines.size(); i++) {
      // The formatter cannot break an import.
      if (lines.get(i).length() > LINE_COLUMNS_MAX && !lines.get(i).startsWith("import ")) {
        findings.add(new Finding(file.path(), i + 1, name(), lines.get(i).length() + " columns"));
      }
    }
    findings.addAll(new Scanner(file).findings(null));
    return findings;
  }

  private final class Scanner extends Scan<@Nullable ClassTree> {
    Scanner(JavaFile file) {
      super(file, SizeRule.this.name());
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable ClassTree outer) {
      return super.visitClass(node, node);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable ClassTree owner) {
      long lines = file.lastLine(node) - file.firstLine(node) + 1;
      if (lines > METHOD_LINES_MAX) {
        found(node, node.getName() + " has " + lines + " lines");
      }
      int parameters = node.getParameters().size();
      if (parameters > PARAMETERS_MAX && !constructsRecord(node, owner)) {
        found(node, node.getName() + " has " + parameters + " parameters");
      }
      return super.visitMethod(node, owner);
    }

    /** A record may have more components, and its constructors name them. */
    private static boolean constructsRecord(MethodTree node, @Nullable ClassTree owner) {
      return owner != null
          && owner.getKind() == Tree.Kind.RECORD
          && node.getName().contentEquals("<init>");
    }
  }
}
