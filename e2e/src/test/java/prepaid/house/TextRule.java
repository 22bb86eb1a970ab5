package prepaid.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What no text of the repository says: promises for later, and where this machine keeps things. */
record TextRule(String name, Pattern forbidden) {
  // Written in two parts, so that this file does not break its own rule.
  private static final String LATER = "\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b";
  private static final String HERE = "(?<![\\w.$}-])/(wo" + "rk|ro" + "ot|ho" + "me/\\w+)/";
  private static final String PACKAGE_HOST =
      "https?://[^/\\s\"'<>]*\\b(nexus|artifactory|mirrors?|proxy|pypi|registry|packages)\\b[^/]*";

  static final List<TextRule> ALL =
      List.of(
          new TextRule("later", Pattern.compile(LATER)),
          new TextRule("here", Pattern.compile(HERE)),
          new TextRule("package-host", Pattern.compile(PACKAGE_HOST)));

  List<Finding> check(Map<String, String> texts) {
    List<Finding> findings = new ArrayList<>();
    texts.forEach((path, text) -> {
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        var found = forbidden.matcher(line);
        if (found.find()) {
          findings.add(new Finding(path, number, name, found.group()));
        }
      }
    });
    return findings;
  }
}
