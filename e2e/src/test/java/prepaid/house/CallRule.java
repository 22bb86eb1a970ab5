package prepaid.house;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls that reach around what is handed in: a clock, a source of chance, the console, a nap. */
record CallRule(String name, Pattern forbidden) implements Rule {
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final String TIMES =
      "(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|YearMonth|Year)";

  /** Calls are written as {@code Type.method()}, with {@code Zone} where they are given a zone. */
  static final List<Rule> ALL =
      List.of(
          rule("clock", TIMES + "\\.now\\((Zone)?\\)|System\\.currentTimeMillis\\(\\)"),
          rule("system-clock", "Clock\\.system\\w*\\(.*\\)|Clock\\.tick(Millis|Seconds|Minutes).*"),
          rule(
              "random",
              "new (Random|SecureRandom)|Math\\.random\\(\\)|ThreadLocalRandom\\.current.*"),
          rule("sleep", "Thread\\.sleep\\(.*\\)"),
          rule("console", "System\\.(out|err)"));

  private static Rule rule(String name, String forbidden) {
    return new CallRule(name, Pattern.compile(forbidden));
  }

  @Override
  public List<Finding> check(JavaFile file) {
    return new Scanner(file).findings(null);
  }

  private final class Scanner extends Scan<@Nullable Void> {
    Scanner(JavaFile file) {
      super(file, CallRule.this.name());
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void none) {
      look(node, simple(node.getMethodSelect().toString()) + "(" + given(node) + ")");
      return super.visitMethodInvocation(node, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree node, @Nullable Void none) {
      String type = simple(node.getQualifierExpression().toString());
      look(
          node,
          node.getName().contentEquals("<init>")
              ? "new " + type
              : type + "." + node.getName() + "()");
      return super.visitMemberReference(node, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void none) {
      look(node, "new " + simple(node.getIdentifier().toString()));
      return super.visitNewClass(node, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void none) {
      look(node, simple(node.toString()));
      return super.visitMemberSelect(node, null);
    }

    @Override
    public @Nullable Void visitImport(ImportTree node, @Nullable Void none) {
      if (node.isStatic()) {
        // A static import would hide the type at the call.
        look(node, simple(node.getQualifiedIdentifier().toString()) + "()");
        look(node, simple(node.getQualifiedIdentifier().toString()));
      }
      return null;
    }

    private void look(Tree tree, String use) {
      if (forbidden.matcher(use).matches()) {
        found(tree, use);
      }
    }

    private static String given(MethodInvocationTree node) {
      List<? extends ExpressionTree> arguments = node.getArguments();
      if (arguments.isEmpty()) {
        return "";
      }
      return arguments.getFirst().toString().startsWith("Zone") ? "Zone" : "given";
    }

    /** The last two names of a qualified one, such as {@code Instant.now}. */
    private static String simple(String qualified) {
      List<String> names = List.of(DOT.split(qualified.replaceAll("<.*>", ""), -1));
      String last = names.getLast();
      boolean member = names.size() > 1 && !Character.isUpperCase(last.charAt(0));
      return member ? names.get(names.size() - 2) + "." + last : last;
    }
  }
}
