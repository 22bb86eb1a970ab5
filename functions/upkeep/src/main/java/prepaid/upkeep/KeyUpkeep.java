package prepaid.upkeep;

import java.util.Map;
import prepaid.vending.keys.KeyAlarms;
import prepaid.vending.keys.KeyRecount;
import prepaid.vending.keys.KeyWatch;

/** What is looked after about keys: their limits are recounted, and warnings told. */
record KeyUpkeep(KeyRecount recount, KeyWatch watch, KeyAlarms alarms) {
  /** How many budgets changed, and how many warnings were told. */
  Map<String, Object> run() {
    int recounted = recount.run();
    return Map.of("recounted", recounted, "told", watch.alarm(alarms));
  }
}
