package prepaid.house;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** No floating point near money or units. */
final class FloatRule implements Rule {
  private static final List<String> NEAR =
      List.of("sts-core/", "layers/", "functions/", "meter-emulator/");

  @Override
  public String name() {
    return "float";
  }

  @Override
  public List<Finding> check(JavaFile file) {
    List<Finding> findings = new ArrayList<>();
    if (NEAR.stream().anyMatch(file.path()::startsWith)) {
      new Scanner(file, findings).scan(file.unit(), null);
    }
    return findings;
  }

  private final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final JavaFile file;
    private final List<Finding> findings;

    Scanner(JavaFile file, List<Finding> findings) {
      this.file = file;
      this.findings = findings;
    }

    @Override
    public @Nullable Void visitPrimitiveType(PrimitiveTypeTree node, @Nullable Void none) {
      TypeKind kind = node.getPrimitiveTypeKind();
      if (kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT) {
        findings.add(file.finding(node, name(), node.toString()));
      }
      return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void none) {
      if (node.getName().toString().matches("Double|Float|Double(Stream|Adder|Unary.*|Binary.*)")) {
        findings.add(file.finding(node, name(), node.toString()));
      }
      return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree node, @Nullable Void none) {
      if (node.getValue() instanceof Double || node.getValue() instanceof Float) {
        findings.add(file.finding(node, name(), "the number " + node));
      }
      return null;
    }
  }
}
