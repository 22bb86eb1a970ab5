package prepaid.house;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.PrimitiveTypeTree;
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
    return NEAR.stream().anyMatch(file.path()::startsWith)
        ? new Scanner(file).findings(null)
        : List.of();
  }

  private final class Scanner extends Scan<@Nullable Void> {
    Scanner(JavaFile file) {
      super(file, FloatRule.this.name());
    }

    @Override
    public @Nullable Void visitPrimitiveType(PrimitiveTypeTree node, @Nullable Void none) {
      TypeKind kind = node.getPrimitiveTypeKind();
      if (kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT) {
        found(node, node.toString());
      }
      return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void none) {
      if (node.getName().toString().matches("Double|Float|Double(Stream|Adder|Unary.*|Binary.*)")) {
        found(node, node.toString());
      }
      return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree node, @Nullable Void none) {
      if (node.getValue() instanceof Double || node.getValue() instanceof Float) {
        found(node, "the number " + node);
      }
      return null;
    }
  }
}
