package prepaid.meter;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import prepaid.meter.device.Counting;
import prepaid.meter.device.Features;
import prepaid.meter.device.KeyAttributes;
import prepaid.meter.device.ManufactureOrder;
import prepaid.meter.device.MeterIdentity;
import prepaid.meter.device.MeterKey;
import prepaid.meter.literal.Ea07Tables;

/** A manufacture order as {@link OrderReader} reads it, for the meter's own file. */
final class OrderJson {
  private OrderJson() {}

  /** The order as it came, with the decoder key in the clear. */
  static Map<String, Object> withKey(ManufactureOrder order) {
    MeterIdentity identity = order.identity();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ea", identity.ea());
    json.put("dkga", identity.dkga());
    json.putAll(key(order.key()));
    if (identity.ea() == 7) {
      json.put("tables", tables(identity.tables()));
    }
    json.put("resource", identity.resource().label());
    json.put("mode", identity.counting() instanceof Counting.Money ? "currency" : "units");
    int places = identity.counting().places();
    if (identity.counting() instanceof Counting.Money money) {
      json.put("currency", money.currency());
      json.put("rate", decimal(order.rate1e5PerUnit(), places));
    }
    Features features = identity.features();
    json.put("phases", features.phases());
    json.put("keyChangeSeconds", features.keyChangeSeconds());
    json.put("reconnectSeconds", features.reconnectSeconds());
    json.put("lowCredit", decimal(features.lowCredit(), places));
    json.put("initialCredit", decimal(order.initialCredit(), places));
    order.manufacturedAt().ifPresent(moment -> json.put("manufacturedAt", moment.toString()));
    json.put("note", order.note());
    return json;
  }

  /** A key, in the clear, and what goes with it. */
  static Map<String, Object> key(MeterKey key) {
    Map<String, Object> json = attributes(key.attributes());
    json.put("decoderKey", key.decoderKey().bits().hex());
    return json;
  }

  /** What goes with a key and is no secret. */
  static Map<String, Object> attributes(KeyAttributes key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("baseDate", key.baseDate());
    json.put("sgc", key.sgcDigits());
    json.put("ti", key.tiDigits());
    json.put("krn", key.krn());
    json.put("kt", key.kt().number());
    json.put("ken", key.ken());
    return json;
  }

  private static Map<String, Object> tables(Ea07Tables tables) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", tables.name());
    json.put("substitution0", tables.substitution0());
    json.put("substitution1", tables.substitution1());
    json.put("permutation", tables.permutation());
    return json;
  }

  private static String decimal(long steps, int places) {
    return BigDecimal.valueOf(steps, places).toPlainString();
  }
}
