package prepaid.meter.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.BlockCipher;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.Misty1;

/** Meters as tests need them: EA11, base 2014, manufactured a day before the clock's noon. */
public final class TestMeters {
  public static final String NUMBER = "12345678903";
  public static final Bits KEY = Bits.ofHex("f94b6ed353c3bfdb113e2d3a7ea3c41d");
  public static final BlockCipher CIPHER = new Misty1(KEY);

  /** The minute of manufacture of every meter made here, base 2014. */
  public static final int BORN = TokenMinutes.tid(2014, TestClock.NOON).orElseThrow() - 24 * 60;

  private static final KeyAttributes USUAL =
      new KeyAttributes(2014, 123_457, 1, 1, KeyType.DUTK, 255);

  private TestMeters() {}

  static MeterIdentity identity(Resource resource, Counting counting) {
    return new MeterIdentity(
        NUMBER, 11, 4, Ea07Tables.SAMPLE, resource, counting, Features.usual(counting));
  }

  public static MeterIdentity electricity() {
    return identity(Resource.ELECTRICITY, new Counting.Units());
  }

  public static MeterIdentity rubles() {
    return identity(Resource.ELECTRICITY, new Counting.Money("RUB"));
  }

  /** The key of the tests, of any kind and age. */
  static MeterKey key(KeyType kt, int ken) {
    return new MeterKey(
        DecoderKey.of(KEY),
        new KeyAttributes(USUAL.baseDate(), USUAL.sgc(), USUAL.ti(), USUAL.krn(), kt, ken));
  }

  /** What makes such a meter; one that counts money charges six a unit. */
  public static ManufactureOrder order(MeterIdentity identity, long initialCredit) {
    return new ManufactureOrder(
        identity,
        new MeterKey(DecoderKey.of(KEY), USUAL),
        identity.counting() instanceof Counting.Money ? 600_000 : 100_000,
        Optional.empty(),
        initialCredit,
        "");
  }

  static StsMeter meter(MeterIdentity identity, TestClock clock) {
    return meter(identity, 0, clock);
  }

  static StsMeter meter(MeterIdentity identity, long initialCredit, TestClock clock) {
    return order(identity, initialCredit).make(clock);
  }

  /** An electricity meter under another key. */
  static StsMeter keyed(MeterIdentity identity, MeterKey key, TestClock clock) {
    MeterState state = MeterState.made(key, Settings.FACTORY, 0, BORN);
    return new StsMeter(identity, state, clock);
  }

  /** The body that manufactures such a meter over HTTP. */
  public static Map<String, Object> body() {
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
