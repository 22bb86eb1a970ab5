package prepaid.meter.literal;

import java.util.ArrayList;
import java.util.List;

/**
 * A substitution box of MISTY1 as boolean equations, one a output bit, lowest first. In an equation
 * "034" is the product of input bits 0, 3 and 4, "-" is the constant one, and all terms are added
 * modulo two. Equations and not RFC 2994's tables, so that a mistyped table entry elsewhere cannot
 * be mistyped here too.
 */
final class MistyBox {
  static final MistyBox S7 =
      new MistyBox(
          "- 0 13 15 45 26 034 025 016 056 356",
          "- 6 02 04 34 15 06 36 245 236 146 056",
          "4 12 14 05 16 36 46 023 014 045 345 036 246",
          "- 0 1 03 24 26 56 012 145 136 046",
          "- 5 23 04 25 16 134 125 035 156 456",
          "0 1 2 03 14 05 35 06 012 123 024 015 256",
          "3 01 03 05 25 35 16 46 234 135 126 036 256");

  static final MistyBox S9 =
      new MistyBox(
          "- 04 05 15 16 26 27 37 38 48",
          "- 3 7 02 13 23 34 45 06 26 08 38 58",
          "4 8 01 13 04 24 34 45 06 56 17 37",
          "0 5 12 24 15 35 45 56 17 67 28 48",
          "1 6 03 23 05 35 26 46 56 67 28 78",
          "2 7 03 14 34 16 46 37 57 67 08 78",
          "- 3 8 01 14 25 45 27 57 08 48 68 78",
          "- 1 5 01 12 23 04 16 36 07 47 67 18",
          "- 0 4 01 12 05 25 36 56 07 08 38 68");

  /** For each output bit the terms, each the mask of the input bits that it multiplies. */
  private final List<List<Integer>> equations = new ArrayList<>();

  private MistyBox(String... written) {
    for (String equation : written) {
      equations.add(List.of(equation.split(" ")).stream().map(MistyBox::mask).toList());
    }
  }

  private static int mask(String term) {
    return term.equals("-") ? 0 : term.chars().map(digit -> 1 << (digit - '0')).sum();
  }

  /** Substitutes a number of as many bits as the box has equations. */
  int apply(int input) {
    int output = 0;
    for (int bit = 0; bit < equations.size(); bit++) {
      int sum = 0;
      for (int term : equations.get(bit)) {
        sum ^= (input & term) == term ? 1 : 0;
      }
      output |= sum << bit;
    }
    return output;
  }
}
