package prepaid.meter.device;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import prepaid.meter.literal.Reading;

/**
 * What a meter shows for a test and display token (class 1). The control field's single bits are
 * the public ones; their meanings up to 0x1000 have two sources, from 0x2000 on one.
 */
record TestDisplays(MeterIdentity identity, MeterState state, Instant now) {
  private static final int BITS_SHORT_MAKER = 36;
  private static final int BITS_LONG_MAKER = 28;
  private static final String SOFTWARE_VERSION = "1.0";

  /** Shows one test, or for "test 0", all bits set, every one that this meter supports. */
  KeypadAnswer show(Reading.TestDisplay test) {
    int width = test.subclass() == 0 ? BITS_SHORT_MAKER : BITS_LONG_MAKER;
    BigInteger everyBit = BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
    Map<Integer, String> supported = texts();
    if (test.control().equals(everyBit)) {
      return new KeypadAnswer.Shown(String.join(", ", supported.values()));
    }
    if (test.control().bitCount() != 1) {
      return new KeypadAnswer.Refused(TokenResult.RANGE_ERROR);
    }
    String text = supported.get(test.control().getLowestSetBit());
    return text == null
        ? new KeypadAnswer.Refused(TokenResult.FUNCTION_ERROR)
        : new KeypadAnswer.Shown(text);
  }

  /** By number of the control bit, in the order in which "test 0" shows them. */
  private Map<Integer, String> texts() {
    KeyAttributes key = state.key().attributes();
    Map<Integer, String> texts = new TreeMap<>();
    texts.put(0, state.openReasons(now).isEmpty() ? "SUPPLY ON" : "SUPPLY OFF");
    texts.put(1, "8888888.8");
    texts.put(2, "USED " + usage());
    texts.put(3, "KRN " + key.krn() + " KT " + key.kt().number());
    texts.put(4, "TI " + key.tiDigits());
    texts.put(5, "KEYPAD OK");
    texts.put(7, state.supply().tampered() ? "TAMPER YES" : "TAMPER NO");
    texts.put(9, "VER " + SOFTWARE_VERSION);
    texts.put(13, String.format(Locale.ROOT, "EA %02d", identity.ea()));
    texts.put(14, "KCT " + identity.keyChangeTokens());
    texts.put(15, "SGC " + key.sgcDigits());
    texts.put(16, "KEN " + key.ken());
    texts.put(17, "NO " + identity.drn());
    texts.putAll(settings());
    return texts;
  }

  /** What only some kinds of meter have. */
  private Map<Integer, String> settings() {
    Settings settings = state.settings();
    Map<Integer, String> texts = new TreeMap<>();
    if (identity.resource() == Resource.ELECTRICITY) {
      texts.put(6, "LIMIT " + watts(settings.powerWatts()));
      texts.put(8, "POWER " + state.supply().watts() + " W");
      if (identity.features().phases() > 1) {
        texts.put(10, "PHASES " + watts(settings.unbalanceWatts()));
      }
    }
    if (identity.resource() == Resource.WATER) {
      texts.put(11, "FACTOR " + settings.litresAPulse());
    }
    if (identity.counting() instanceof Counting.Money) {
      texts.put(12, "RATE " + BigDecimal.valueOf(settings.rate1e5PerUnit(), 5).toPlainString());
    }
    return texts;
  }

  private static String watts(OptionalInt limit) {
    return limit.isPresent() ? limit.getAsInt() + " W" : "NONE";
  }

  private String usage() {
    BigDecimal units = BigDecimal.valueOf(state.registers().usageTenths(), 1);
    return units.toPlainString() + " " + identity.resource().unit();
  }
}
