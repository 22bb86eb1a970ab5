package prepaid.meter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Ea07Tables;

/**
 * What a meter is made from. Two equal orders are the same meter.
 *
 * @param decoderKey the key it leaves the factory with
 * @param manufacturedAt from when on tokens are new to it; empty: a day before it is made
 * @param initialCredit in the steps of the credit register
 * @param note what people see beside its number
 */
public record ManufactureOrder(
    MeterIdentity identity,
    Bits decoderKey,
    Optional<Instant> manufacturedAt,
    long initialCredit,
    String note) {

  /** The moment whose minute fills the token memory. */
  public Instant born(Instant now) {
    Instant dayAgo = now.minus(Duration.ofDays(1));
    Instant yearBeforeEnd = TokenMinutes.last(identity.baseDate()).minus(Duration.ofDays(365));
    return manufacturedAt.orElse(dayAgo.isBefore(yearBeforeEnd) ? dayAgo : yearBeforeEnd);
  }

  /** A meter fresh from the factory. */
  public MeterState firstState(Instant now) {
    int tid = TokenMinutes.tid(identity.baseDate(), born(now)).orElse(0);
    return new MeterState(
        Registers.withCredit(initialCredit), TokenMemory.manufacturedAt(tid), LockOut.NONE, false);
  }

  /** The order as it came, with the decoder key in the clear: for the meter's own file only. */
  Map<String, Object> jsonWithKey() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ea", identity.ea());
    json.put("dkga", identity.dkga());
    json.put("baseDate", identity.baseDate());
    json.put("sgc", identity.sgc());
    json.put("ti", identity.ti());
    json.put("krn", identity.krn());
    json.put("kt", identity.kt());
    json.put("ken", identity.ken());
    json.put("decoderKey", decoderKey.hex());
    if (identity.ea() == 7) {
      json.put("tables", tables());
    }
    json.put("resource", identity.resource().label());
    json.put("mode", identity.counting() instanceof Counting.Money ? "currency" : "units");
    if (identity.counting() instanceof Counting.Money money) {
      json.put("currency", money.currency());
      json.put("rate", BigDecimal.valueOf(money.rate1e5PerUnit(), 5).toPlainString());
    }
    int places = identity.counting().places();
    json.put("initialCredit", BigDecimal.valueOf(initialCredit, places).toPlainString());
    manufacturedAt.ifPresent(moment -> json.put("manufacturedAt", moment.toString()));
    json.put("note", note);
    return json;
  }

  private Map<String, Object> tables() {
    Ea07Tables tables = identity.tables();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", tables.name());
    json.put("substitution0", tables.substitution0());
    json.put("substitution1", tables.substitution1());
    json.put("permutation", tables.permutation());
    return json;
  }
}
