package prepaid.meter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.BlockCipher;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.Misty1;

/** Meters as tests need them: EA11, base 2014, manufactured a day before the clock's noon. */
final class TestMeters {
  static final String NUMBER = "12345678903";
  static final Bits KEY = Bits.ofHex("f94b6ed353c3bfdb113e2d3a7ea3c41d");
  static final BlockCipher CIPHER = new Misty1(KEY);

  /** The minute of manufacture of every meter made here, base 2014. */
  static final int BORN = TokenMinutes.tid(2014, TestClock.NOON).orElseThrow() - 24 * 60;

  private TestMeters() {}

  static MeterIdentity identity(int kt, int ken, Resource resource, Counting counting) {
    return new MeterIdentity(
        NUMBER, 11, 4, 2014, "123457", "01", 1, kt, ken, Ea07Tables.SAMPLE, resource, counting);
  }

  static MeterIdentity electricity() {
    return identity(2, 255, Resource.ELECTRICITY, new Counting.Units());
  }

  static MeterIdentity rubles() {
    return identity(2, 255, Resource.ELECTRICITY, new Counting.Money("RUB", 600_000));
  }

  static StsMeter meter(MeterIdentity identity, TestClock clock) {
    return meter(identity, 0, clock);
  }

  static StsMeter meter(MeterIdentity identity, long initialCredit, TestClock clock) {
    ManufactureOrder order =
        new ManufactureOrder(identity, KEY, Optional.empty(), initialCredit, "");
    return new StsMeter(identity, KEY, order.firstState(clock.instant()), clock);
  }

  /** The body that manufactures such a meter over HTTP. */
  static Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ea", 11);
    body.put("dkga", 4);
    body.put("baseDate", 2014);
    body.put("sgc", "123457");
    body.put("ti", "01");
    body.put("krn", 1);
    body.put("kt", 2);
    body.put("ken", 255);
    body.put("decoderKey", KEY.hex());
    body.put("resource", "electricity");
    body.put("mode", "units");
    body.put("currency", "ZAR");
    body.put("note", "a sample meter");
    return body;
  }
}
