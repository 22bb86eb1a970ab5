package prepaid.audit;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.audit.Counts.Count;
import prepaid.audit.Counts.Group;
import prepaid.vending.ledger.Finding;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/** A verdict in words, and in JSON. */
record Report(Verdict verdict) {
  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("holds", verdict.holds());
    json.put("rows", verdict.rows());
    json.put("vends", verdict.vends());
    json.put("meters", verdict.meters());
    json.put("tokens", verdict.tokens());
    json.put("tokensDecoded", verdict.decoded());
    json.put("findingCount", verdict.findings().count());
    json.put("findings", verdict.findings().kept().stream().map(Report::json).toList());
    json.put("checkpoints", checkpoints());
    json.put("total", groups(verdict.counts().total()));
    json.put("byKey", groups(verdict.counts().byKey()));
    json.put("byPartner", groups(verdict.counts().byPartner()));
    json.put("byDay", groups(verdict.counts().byDay()));
    json.put("notes", notes());
    try {
      return JSON.std.asString(json) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes everything", e);
    }
  }

  private Map<String, Object> checkpoints() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", verdict.checkpoints().count());
    verdict.checkpoints().last().ifPresent(last -> json.put("lastAt", last.at().toString()));
    verdict.checkpoints().fingerprint().ifPresent(print -> json.put("keySha256", print));
    json.put("keyPinned", verdict.checkpoints().isPinned());
    json.put("vendsCovered", verdict.covered());
    return json;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", finding.kind().slug());
    json.put("place", finding.place());
    json.put("row", finding.row());
    json.put("detail", finding.detail());
    return json;
  }

  private static List<Map<String, Object>> groups(Map<Group, Count> groups) {
    List<Map<String, Object>> list = new ArrayList<>();
    groups.forEach((group, count) -> {
      Map<String, Object> json = new LinkedHashMap<>();
      if (!group.name().isEmpty()) {
        json.put("name", group.name());
      }
      json.put("resource", group.resource());
      json.put("vends", count.vends());
      json.put("tokens", count.tokens());
      json.put("units", new Units(count.tenths()).text());
      json.put("currency", group.currency());
      if (count.creditMinor() != 0) {
        json.put("credit", money(count.creditMinor(), group));
      }
      json.put("money", money(count.minor(), group));
      list.add(json);
    });
    return list;
  }

  private static String money(long minor, Group group) {
    return new Money(minor, Currency.getInstance(group.currency())).text();
  }

  String words() {
    StringBuilder words = new StringBuilder();
    words.append(
        "%,d rows: %,d vends of %,d meters, %,d tokens%n"
            .formatted(verdict.rows(), verdict.vends(), verdict.meters(), verdict.tokens()));
    table("in all", verdict.counts().total(), words);
    table("by vending key", verdict.counts().byKey(), words);
    table("by partner or channel", verdict.counts().byPartner(), words);
    table("by day", verdict.counts().byDay(), words);
    notes().forEach(note -> words.append("note: ").append(note).append(System.lineSeparator()));
    verdict.findings().kept().forEach(finding -> words.append(line(finding)));
    long more = verdict.findings().count() - verdict.findings().kept().size();
    if (more > 0) {
      words.append("… and %,d more%n".formatted(more));
    }
    words.append(
        verdict.holds()
            ? "PROVED: every row is what it was, and its money is there%n".formatted()
            : "NOT PROVED: %,d findings%n".formatted(verdict.findings().count()));
    return words.toString();
  }

  private static String line(Finding finding) {
    return "%s  %s: %s: %s%n"
        .formatted(
            finding.kind().name().replace('_', ' '),
            finding.place(),
            finding.row(),
            finding.detail());
  }

  private static void table(String title, Map<Group, Count> groups, StringBuilder words) {
    words.append(
        "%n%-24s %12s %12s %16s %22s%n".formatted(title, "vends", "tokens", "units", "money"));
    groups.forEach((group, count) ->
        words.append(
            "%-24s %12d %12d %16s %18s %s%n"
                .formatted(
                    (group.name() + " " + group.resource()).strip(),
                    count.vends(),
                    count.tokens(),
                    new Units(count.tenths()).text(),
                    money(count.minor(), group),
                    group.currency())));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    Checkpoints checkpoints = verdict.checkpoints();
    long open = verdict.vends() - verdict.covered();
    if (verdict.decoded() > 0) {
      notes.add("the secure module decoded %,d tokens".formatted(verdict.decoded()));
    }
    if (checkpoints.count() == 0) {
      notes.add("no checkpoint: that the newest rows of a meter are all there is not proved");
    } else if (open > 0) {
      notes.add("%,d vends are newer than the checkpoint that would cover them".formatted(open));
    }
    if (checkpoints.count() > 0 && !checkpoints.isPinned()) {
      notes.add(
          "the checkpoints' key was taken from the rows themselves; hold its SHA-256 against the"
              + " one you know, or give it with --public-key: "
              + checkpoints.fingerprint().orElseThrow());
    }
    if (verdict.floatsUnknown() > 0) {
      notes.add(
          "%d partners sold, and the rows say nothing of their floats"
              .formatted(verdict.floatsUnknown()));
    }
    return notes;
  }
}
