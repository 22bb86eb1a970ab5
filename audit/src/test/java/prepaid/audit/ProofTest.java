package prepaid.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.audit.BrokenRows.LINES;
import static prepaid.audit.BrokenRows.MADE;
import static prepaid.audit.BrokenRows.METERS;
import static prepaid.audit.BrokenRows.VENDS;
import static prepaid.audit.BrokenRows.broken;
import static prepaid.audit.BrokenRows.lineOfVend;
import static prepaid.audit.BrokenRows.onto;
import static prepaid.audit.BrokenRows.prove;
import static prepaid.audit.BrokenRows.resealed;
import static prepaid.audit.BrokenRows.vend;
import static prepaid.audit.BrokenRows.vendLines;
import static prepaid.audit.BrokenRows.where;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.Finding;
import prepaid.vending.ledger.Finding.Kind;
import prepaid.vending.ledger.MeterHead;
import prepaid.vending.ledger.Vend;

/** Every way to break exported rows is seen, named, and placed. */
class ProofTest {
  @Test
  void whatWasSoldIsProvedAndCounted() {
    Verdict verdict = prove(LINES, Optional.of(MADE.publicKey()));

    assertEquals(List.of(), verdict.findings().kept());
    assertEquals(VENDS, verdict.vends());
    assertEquals(METERS, verdict.meters());
    assertEquals(VENDS, verdict.covered());
    Counts.Count all = new Counts.Count(600, 600, 471 * 600, 0, 600 * MadeExport.TENDER_MINOR);
    assertEquals(List.of(all), List.copyOf(verdict.counts().total().values()));
    assertEquals(
        Map.of(
            new Counts.Group("shop", "electricity", "ZAR"),
                new Counts.Count(200, 200, 94_200, 0, 2_000_000),
            new Counts.Group("web", "electricity", "ZAR"),
                new Counts.Count(400, 400, 188_400, 0, 4_000_000)),
        verdict.counts().byPartner());
    assertEquals(28, verdict.counts().byDay().size());
    assertEquals("123457/1/DUTK", verdict.counts().byKey().keySet().iterator().next().name());
  }

  @Test
  void anyAlteredFieldIsSeenInItsRow() {
    Map<String, String> alterations =
        Map.of(
            "\"tender\":\"100.00\"", "\"tender\":\"200.00\"",
            "\"units\":\"47.1\"", "\"units\":\"147.1\"",
            "\"tariff\":\"home\"", "\"tariff\":\"farm\"",
            "\"supplyGroup\":\"123457\"", "\"supplyGroup\":\"123458\"",
            "\"description\":\"Block 1", "\"description\":\"Block 2",
            "\"token\":\"0", "\"token\":\"1",
            "\"holder\":\"ab", "\"holder\":\"cd",
            "\"tokenMinute\":1", "\"tokenMinute\":2");
    alterations.forEach((from, to) -> {
      int line = lineOfVend(321);
      assertTrue(LINES.get(line).contains(from), from);
      List<Finding> findings =
          broken((lines, at) -> lines.set(at, lines.get(at).replace(from, to)), line);
      assertTrue(
          findings.stream()
              .anyMatch(f -> f.kind() == Kind.ALTERED && f.place().equals(where(line))),
          () -> from + ": " + findings);
    });
  }

  @Test
  void anAlteredAmountIsSeenAsMissingMoneyToo() {
    int line = lineOfVend(10);
    List<Finding> findings =
        broken(
            (lines, at) ->
                lines.set(
                    at,
                    lines
                        .get(at)
                        .replace("\"tender\":\"100.00\"", "\"tender\":\"101.00\"")
                        .replace("\"net\":\"86.96\"", "\"net\":\"87.96\"")),
            line);
    assertEquals(
        List.of(Kind.ALTERED, Kind.MONEY_MISSING), findings.stream().map(Finding::kind).toList());
  }

  /** A forger who computes the row's hash anew is given away by the row that follows it. */
  @Test
  void aRowThatWasAlteredAndSealedAgainIsSeen() {
    int line = lineOfVend(100);
    List<Finding> findings = broken((lines, at) -> lines.set(at, resealed(lines.get(at))), line);
    assertEquals(where(line), findings.getFirst().place());
    assertEquals(Kind.ALTERED, findings.getFirst().kind());
  }

  /** A forger who rewrites a whole chain is given away by the checkpoints. */
  @Test
  void aChainThatWasRewrittenFromItsFirstRowOnIsSeen() {
    String meter = vend(LINES.get(lineOfVend(0))).meter().digits();
    List<String> lines = new ArrayList<>(LINES);
    Optional<Vend> before = Optional.empty();
    for (int line : vendLines()) {
      Vend vend = vend(lines.get(line));
      if (vend.meter().digits().equals(meter)) {
        Vend forged = Chain.seal(onto(vend, before));
        lines.set(line, MadeExport.json(new AuditRow.Sold(forged)));
        before = Optional.of(forged);
      }
    }
    List<Finding> findings = prove(lines).findings().kept();
    assertTrue(findings.stream().anyMatch(f -> f.kind() == Kind.CHECKPOINT), findings::toString);
    assertTrue(findings.stream().allMatch(f -> f.row().contains(meter)), findings::toString);
  }

  @Test
  void anyRemovedRowIsNamed() {
    for (int n : List.of(0, 17, 300, VENDS - 1)) {
      int line = lineOfVend(n);
      Vend vend = vend(LINES.get(line));
      List<Finding> findings = broken((lines, at) -> lines.remove((int) at), line);
      String row = "row %d of meter %s".formatted(vend.sequence(), vend.meter().digits());
      assertTrue(
          findings.stream().anyMatch(f -> f.kind() == Kind.REMOVED && f.row().equals(row)),
          () -> row + ": " + findings);
    }
  }

  @Test
  void aRowThatTheJournalNamesAndTheLedgerDoesNotHaveIsNamed() {
    int line = lineOfVend(50);
    Vend vend = vend(LINES.get(line));
    AuditRow lost = new AuditRow.Lost(vend.key(), new MeterHead(vend.meter(), vend.head()));
    List<Finding> findings = broken((lines, at) -> lines.set(at, MadeExport.json(lost)), line);
    assertEquals(Kind.REMOVED, findings.getFirst().kind());
    assertTrue(findings.getFirst().row().contains(vend.key().text()), findings::toString);
  }

  @Test
  void anyInsertedRowIsNamed() {
    int line = lineOfVend(201);
    List<Finding> again = broken((lines, at) -> lines.add(at, lines.get(at)), line);
    assertEquals(
        List.of(Kind.REORDERED, Kind.INSERTED), again.stream().map(Finding::kind).toList());
    List<Finding> forged = broken((lines, at) -> lines.add(at + 1, resealed(lines.get(at))), line);
    assertTrue(
        forged.stream()
            .anyMatch(f -> f.kind() == Kind.INSERTED && f.place().equals(where(line + 1))),
        forged::toString);
  }

  @Test
  void anyExchangedRowsAreNamed() {
    int one = lineOfVend(77);
    int other = lineOfVend(78);
    List<Finding> findings = broken((lines, at) -> Collections.swap(lines, at, other), one);
    assertTrue(findings.stream().anyMatch(f -> f.kind() == Kind.REORDERED), findings::toString);
  }

  @Test
  void whatIsNoRowIsNamedAndTheRestIsStillProved() {
    int line = lineOfVend(9);
    for (String bad :
        List.of("{}", "{\"row\":\"poem\"}", LINES.get(line).replace("\"net\"", "\"gross\""))) {
      List<Finding> findings = broken((lines, at) -> lines.add(at, bad), line);
      assertEquals(List.of(Kind.UNREADABLE), findings.stream().map(Finding::kind).toList(), bad);
      assertEquals(where(line), findings.getFirst().place());
    }
  }
}
