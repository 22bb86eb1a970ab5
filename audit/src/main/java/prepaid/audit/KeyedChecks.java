package prepaid.audit;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import prepaid.vending.ledger.Finding;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;

/**
 * Has the secure module of the audited system decode the tokens of the vends that were read. It
 * reads their rows itself, so nothing secret goes either way.
 */
final class KeyedChecks implements Consumer<Vend> {
  private final Office office;
  private final List<VendKey> waiting = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private long tokens;

  KeyedChecks(Office office) {
    this.office = office;
  }

  @Override
  public void accept(Vend vend) {
    if (!vend.tokens().isEmpty()) {
      waiting.add(vend.key());
    }
  }

  /** Asks about what waits: whole requests only, or with {@code last} all of it. */
  void ask(boolean last) throws IOException {
    int most = Limits.TOKEN_CHECKS_MAX;
    while (waiting.size() >= most || last && !waiting.isEmpty()) {
      List<VendKey> some = waiting.subList(0, Math.min(most, waiting.size()));
      List<Map<String, String>> vends =
          some.stream()
              .map(key -> Map.of("payer", key.payer(), "reference", key.reference()))
              .toList();
      some.clear();
      read(office.tokenChecks(JSON.std.asBytes(Map.of("vends", vends))));
    }
  }

  private void read(byte[] answer) throws IOException {
    if (!(JSON.std.mapFrom(answer).get("vends") instanceof List<?> vends)) {
      throw new IOException("the check of tokens was answered with something else");
    }
    for (Object each : vends) {
      if (each instanceof Map<?, ?> vend
          && vend.get("tokens") instanceof Integer count
          && vend.get("problems") instanceof List<?> problems) {
        tokens += count;
        String row = vend.get("payer") + "#" + vend.get("reference");
        for (Object problem : problems) {
          findings.add(
              new Finding(
                  Finding.Kind.TOKEN, "the secure module", "vend " + row, problem.toString()));
        }
      } else {
        throw new IOException("the check of tokens was answered with something else");
      }
    }
  }

  List<Finding> findings() {
    return findings;
  }

  /** How many tokens were decoded. */
  long tokens() {
    return tokens;
  }
}
