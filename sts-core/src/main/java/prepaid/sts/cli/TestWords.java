package prepaid.sts.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import prepaid.sts.MeterTest;
import prepaid.sts.TestDisplayToken;

/** Test and display tokens in sentences. */
final class TestWords {
  private TestWords() {}

  static List<String> of(TestDisplayToken token) {
    List<String> sentences = new ArrayList<>();
    sentences.add("A test and display token: " + what(token) + ".");
    sentences.add("It is for " + meters(token) + ".");
    sentences.add(
        "It is not encrypted and has no token identifier: no key is needed, it may be entered any"
            + " number of times, and when it was made is not in it.");
    if (token.manufacturerCode() != TestDisplayToken.ANY_MANUFACTURER) {
      sentences.add("It is refused by meters of other manufacturers (MfrCodeError).");
    }
    return sentences;
  }

  private static String what(TestDisplayToken token) {
    return switch (token) {
      case TestDisplayToken.Tests tests -> tests(tests);
      case TestDisplayToken.ExtendedRead read ->
          "it reads number %d of the extended set; one public source only".formatted(read.index());
    };
  }

  private static String tests(TestDisplayToken.Tests tests) {
    if (tests.isEveryTest()) {
      return "\"test 0\", the meter does every test that it supports";
    }
    Set<MeterTest> known = MeterTest.of(tests.control());
    if (known.isEmpty()) {
      return "it asks for no test that is known";
    }
    return "it asks the meter to "
        + known.stream().map(MeterTest::words).collect(Collectors.joining(", to "));
  }

  private static String meters(TestDisplayToken token) {
    String code =
        token instanceof TestDisplayToken.Tests tests
                && tests.layout() == TestDisplayToken.Layout.FOUR_DIGIT_CODE
            ? "meters with a manufacturer code of 4 digits"
            : "meters with a manufacturer code of 2 digits";
    return token.manufacturerCode() == TestDisplayToken.ANY_MANUFACTURER
        ? code + ", whichever it is"
        : "%s, and only those of manufacturer %d".formatted(code, token.manufacturerCode());
  }
}
