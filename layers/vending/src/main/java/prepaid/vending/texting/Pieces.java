package prepaid.vending.texting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A text taken apart: words, and groups of digits whatever alphabet they were typed in. Marks that
 * steer the direction of writing are nothing, and everything else is a space.
 *
 * @param groups of digits, in their order
 */
record Pieces(List<String> words, List<Group> groups) {
  /** Letters that look like a digit, and get into numbers with it. */
  private static final String ZEROS = "OoОо";

  private static final String ONES = "Il|";
  private static final int SLIP_LETTERS_MAX = 2;

  Pieces {
    words = List.copyOf(words);
    groups = List.copyOf(groups);
  }

  /**
   * A run of digits.
   *
   * @param isFraction whether only a decimal point or comma parts it from the group before
   */
  record Group(String digits, boolean isFraction) {
    @Override
    public String toString() {
      return "Group[…]";
    }
  }

  static Pieces of(String text) {
    Reading reading = new Reading();
    plain(text).codePoints().forEach(reading::take);
    reading.end();
    return new Pieces(reading.words, reading.groups);
  }

  String joined() {
    StringBuilder joined = new StringBuilder();
    groups.forEach(group -> joined.append(group.digits()));
    return joined.toString();
  }

  @Override
  public String toString() {
    return "Pieces[…]";
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
  }

  /** Runs of letters and digits, cut where one turns to the other unless a letter is a slip. */
  private static final class Reading {
    private final List<String> words = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();

    /** What stood since the last run of digits: a fraction has one mark there and nothing else. */
    private final StringBuilder between = new StringBuilder();

    void take(int codePoint) {
      int digit = Character.digit(codePoint, 10);
      if (digit >= 0 && Character.isDigit(codePoint)) {
        run.append((char) ('0' + digit));
      } else if (Character.isLetter(codePoint) || Character.getType(codePoint) == NON_SPACING) {
        run.appendCodePoint(codePoint);
      } else if (codePoint == '|' && !run.isEmpty() && isDigit(run.charAt(run.length() - 1))) {
        run.append('|');
      } else {
        end();
        between.appendCodePoint(codePoint);
        if (codePoint == '?') {
          words.add("?");
        }
      }
    }

    private static final int NON_SPACING = Character.NON_SPACING_MARK;

    void end() {
      if (run.chars().anyMatch(c -> isDigit((char) c))) {
        cut(run.toString());
      } else if (!run.isEmpty()) {
        words.add(run.toString());
        between.append(run);
      }
      run.setLength(0);
    }

    private void cut(String mixed) {
      int at = 0;
      while (at < mixed.length()) {
        int end = endOf(mixed, at, isDigit(mixed.charAt(at)));
        String part = mixed.substring(at, end);
        boolean isDigits = isDigit(part.charAt(0));
        if (isDigits || isSlip(part)) {
          digits(asDigits(part), at > 0 && between.isEmpty());
        } else {
          words.add(part);
          between.append(part);
        }
        at = end;
      }
    }

    private void digits(String digits, boolean goesOn) {
      if (goesOn && !groups.isEmpty()) {
        Group before = groups.removeLast();
        groups.add(new Group(before.digits() + digits, before.isFraction()));
      } else {
        String mark = between.toString();
        groups.add(new Group(digits, !groups.isEmpty() && (mark.equals(".") || mark.equals(","))));
      }
      between.setLength(0);
    }

    private static int endOf(String mixed, int at, boolean digits) {
      int end = at;
      while (end < mixed.length() && isDigit(mixed.charAt(end)) == digits) {
        end++;
      }
      return end;
    }

    private static boolean isSlip(String letters) {
      return letters.length() <= SLIP_LETTERS_MAX
          && letters.chars().allMatch(c -> (ZEROS + ONES).indexOf(c) >= 0);
    }

    private static String asDigits(String part) {
      return part.replaceAll("[" + ZEROS + "]", "0").replaceAll("[" + ONES + "]", "1");
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
