package prepaid.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.audit.BrokenRows.LINES;
import static prepaid.audit.BrokenRows.broken;
import static prepaid.audit.BrokenRows.prove;
import static prepaid.audit.BrokenRows.where;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.Finding;
import prepaid.vending.ledger.Finding.Kind;

/** Money that is missing, and checkpoints that do not hold. */
class ProofOfMoneyTest {
  @Test
  void aTokenWhosePaymentIsMissingIsNamed() {
    int payment =
        IntStream.range(0, LINES.size())
            .filter(i -> LINES.get(i).startsWith("{\"row\":\"payment\""))
            .findFirst()
            .orElseThrow();
    for (BiConsumer<List<String>, Integer> how :
        List.<BiConsumer<List<String>, Integer>>of(
            (lines, at) -> lines.remove((int) at),
            (lines, at) -> lines.set(at, lines.get(at).replace("vended", "refunded")),
            (lines, at) ->
                lines.set(
                    at,
                    lines.get(at).replace("\"received\":\"100.00\"", "\"received\":\"1.00\"")))) {
      List<Finding> findings = broken(how, payment);
      assertEquals(1, findings.size(), findings::toString);
      assertEquals(Kind.MONEY_MISSING, findings.getFirst().kind());
      assertEquals(where(payment - 1), findings.getFirst().place());
    }
  }

  @Test
  void aFloatFromWhichTooMuchOrTooLittleWasTakenIsNamed() {
    String standing = LINES.getFirst();
    String more = standing.replaceAll("\"available\":\"(\\d+)", "\"available\":\"1$1");
    String less = standing.replaceAll("\"available\":\"\\d", "\"available\":\"");
    List<Finding> notTaken = broken((lines, at) -> lines.set(at, more), 0);
    List<Finding> rowMissing = broken((lines, at) -> lines.set(at, less), 0);
    assertEquals(Kind.MONEY_MISSING, notTaken.getFirst().kind());
    assertEquals(Kind.REMOVED, rowMissing.getFirst().kind());
    assertEquals("the float of shop", notTaken.getFirst().row());
  }

  @Test
  void aCheckpointHoldsOnlyAsItWasSigned() {
    int line =
        IntStream.range(0, LINES.size())
            .filter(i -> LINES.get(i).contains("\"number\":5,"))
            .findFirst()
            .orElseThrow();
    for (BiConsumer<List<String>, Integer> how :
        List.<BiConsumer<List<String>, Integer>>of(
            (lines, at) ->
                lines.set(
                    at,
                    lines
                        .get(at)
                        .replace("\"root\":\"", "\"root\":\"0")
                        .replaceAll("(\"root\":\".{64}).", "$1")),
            (lines, at) ->
                lines.set(
                    at, lines.get(at).replaceAll("\"at\":\"2026-11-..", "\"at\":\"2026-11-30")),
            (lines, at) -> lines.remove(at + 1),
            (lines, at) -> lines.subList(at, at + 2).clear())) {
      List<Finding> findings = broken(how, line);
      assertTrue(findings.stream().anyMatch(f -> f.kind() == Kind.CHECKPOINT), findings::toString);
    }
    Verdict otherKey = prove(LINES, Optional.of(new MadeExport(1, 1).publicKey()));
    assertEquals(
        otherKey.checkpoints().count(),
        otherKey.findings().kept().stream().filter(f -> f.kind() == Kind.CHECKPOINT).count());
  }
}
