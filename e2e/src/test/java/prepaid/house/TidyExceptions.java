package prepaid.house;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a rule of the house does not hold, and why. Every entry is needed: a test looks. */
final class TidyExceptions {
  private static final List<Entry> TABLE =
      List.of(
          entry("console", ".*/src/main/.*Main\\.java", "a command line talks to its console"),
          entry("system-clock", ".*/src/main/.*(Handler|Wiring)\\.java", "the clock is wired here"),
          entry("random", ".*/src/main/.*(Handler|Wiring)\\.java", "chance is wired here"),
          entry(
              "sleep", ".*/tokengeneration/Wiring\\.java", "the pause between tries is wired here"),
          entry("float", ".*/(UnwrappedVendingKeys|Recent)\\.java", "the load factor of a table"),
          entry("size", ".*/limits/Limits\\.java", "the one table of every limit"),
          entry("name", ".*/CreditService\\.java", "the service credited: a word of the standard"));

  private TidyExceptions() {}

  /**
   * @param paths a regular expression for whole paths
   */
  record Entry(String rule, Pattern paths, String why) {
    boolean covers(Finding finding) {
      return finding.rule().equals(rule) && paths.matcher(finding.path()).matches();
    }
  }

  static List<Finding> without(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> TABLE.stream().noneMatch(entry -> entry.covers(finding)))
        .toList();
  }

  /** Entries that no finding needs any more. */
  static Set<Entry> idle(List<Finding> findings) {
    return TABLE.stream()
        .filter(entry -> findings.stream().noneMatch(entry::covers))
        .collect(Collectors.toSet());
  }

  private static Entry entry(String rule, String paths, String why) {
    return new Entry(rule, Pattern.compile(paths), why);
  }
}
