package prepaid.vending.ledger;

import java.util.ArrayList;
import java.util.List;

/** What the tokens of a vend are called where they are printed one under the other. */
public final class TokenLabels {
  private TokenLabels() {}

  /**
   * A label for each token, such as {@code KEY 1/2}, {@code KEY 2/2}, {@code CREDIT}. The tokens of
   * a key change are numbered as the set that they are, and what follows is numbered for itself.
   *
   * @param kinds in the order of entry
   */
  public static List<String> of(List<TokenKind> kinds) {
    int keys = (int) kinds.stream().filter(TokenLabels::isKey).count();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      TokenKind kind = kinds.get(i);
      labels.add(
          isKey(kind)
              ? numbered(kind, i + 1, keys)
              : numbered(kind, i + 1 - keys, kinds.size() - keys));
    }
    return List.copyOf(labels);
  }

  private static boolean isKey(TokenKind kind) {
    return kind == TokenKind.KEY_CHANGE;
  }

  private static String numbered(TokenKind kind, int place, int count) {
    return count == 1 ? kind.label() : "%s %d/%d".formatted(kind.label(), place, count);
  }
}
