package prepaid.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name was meant by one that is not known. */
final class Spelling {
  private static final int DISTANCE_MAX = 2;
  private static final int SHOWN_CHARACTERS_MAX = 40;

  private Spelling() {}

  /** The sentence for a field that is not known. */
  static String unknown(String name, Collection<String> known) {
    String shown =
        name.length() > SHOWN_CHARACTERS_MAX ? name.substring(0, SHOWN_CHARACTERS_MAX) + "…" : name;
    String hint =
        nearest(name, known)
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse("the fields are " + String.join(", ", known) + ".");
    return "There is no field \"" + shown + "\" here; " + hint;
  }

  static Optional<String> nearest(String name, Collection<String> known) {
    String asked = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> distance(asked, candidate.toLowerCase(Locale.ROOT)) <= DISTANCE_MAX)
        .min(Comparator.comparingInt(c -> distance(asked, c.toLowerCase(Locale.ROOT))));
  }

  /** Levenshtein's; two texts whose lengths differ by more than the bound are not compared. */
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > DISTANCE_MAX) {
      return DISTANCE_MAX + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
