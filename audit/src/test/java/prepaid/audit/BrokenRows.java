package prepaid.audit;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import prepaid.aws.export.AuditRowJson;
import prepaid.aws.invocation.Malformed;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.Finding;
import prepaid.vending.ledger.Vend;

/** An export that holds, and ways to break it. */
final class BrokenRows {
  private BrokenRows() {}

  static final int VENDS = 600;
  static final int METERS = 40;
  static final MadeExport MADE = new MadeExport(VENDS, METERS);
  static final List<String> LINES = MADE.lines();

  static Verdict prove(List<String> lines) {
    return prove(lines, Optional.empty());
  }

  static Verdict prove(List<String> lines, Optional<byte[]> pinned) {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    try (Proof proof = new Proof(pinned, vend -> {})) {
      proof.file("rows.jsonl", new ByteArrayInputStream(text));
      return proof.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Finding> broken(BiConsumer<List<String>, Integer> how, int line) {
    List<String> lines = new ArrayList<>(LINES);
    how.accept(lines, line);
    return prove(lines).findings().kept();
  }

  /** The line of the n-th vend row, from 0. */
  static int lineOfVend(int n) {
    return vendLines().get(n);
  }

  static List<Integer> vendLines() {
    return IntStream.range(0, LINES.size())
        .filter(i -> LINES.get(i).startsWith("{\"row\":\"vend\""))
        .boxed()
        .toList();
  }

  static Vend vend(String line) {
    try {
      return ((AuditRow.Sold) AuditRowJson.read(JSON.std.mapFrom(line))).vend();
    } catch (IOException | Malformed e) {
      throw new AssertionError(e);
    }
  }

  static String where(int line) {
    return "rows.jsonl row %d (line %d)".formatted(line + 1, line + 1);
  }

  static String resealed(String line) {
    return MadeExport.json(new AuditRow.Sold(Chain.seal(withTariff(vend(line), "farm"))));
  }

  static Vend onto(Vend vend, Optional<Vend> before) {
    return new Vend(
        vend.key(),
        vend.meter(),
        vend.sts(),
        vend.baseDate(),
        vend.utility(),
        vend.resource(),
        vend.holder(),
        vend.keyMoved(),
        vend.tender(),
        vend.source(),
        "farm",
        vend.tariffVersion(),
        vend.pricedFrom(),
        vend.lines(),
        vend.tokens(),
        vend.tokenMinute(),
        vend.at(),
        vend.sampleTables(),
        vend.sequence(),
        before.map(Vend::hash).orElse(vend.previousHash()),
        vend.hash());
  }

  static Vend withTariff(Vend vend, String tariff) {
    return new Vend(
        vend.key(),
        vend.meter(),
        vend.sts(),
        vend.baseDate(),
        vend.utility(),
        vend.resource(),
        vend.holder(),
        vend.keyMoved(),
        vend.tender(),
        vend.source(),
        tariff,
        vend.tariffVersion(),
        vend.pricedFrom(),
        vend.lines(),
        vend.tokens(),
        vend.tokenMinute(),
        vend.at(),
        vend.sampleTables(),
        vend.sequence(),
        vend.previousHash(),
        vend.hash());
  }
}
