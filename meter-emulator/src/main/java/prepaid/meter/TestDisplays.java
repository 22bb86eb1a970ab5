package prepaid.meter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import prepaid.meter.literal.Reading;

/**
 * What a meter shows for a test and display token (class 1). The control field's single bits are
 * the public ones; their meanings up to 0x1000 have two sources, from 0x2000 on one.
 */
final class TestDisplays {
  private static final int BITS_SHORT_MAKER = 36;
  private static final int BITS_LONG_MAKER = 28;

  private TestDisplays() {}

  /** Shows one test, or for "test 0", all bits set, every one that this meter supports. */
  static KeypadAnswer show(StsMeter meter, Reading.TestDisplay test) {
    int width = test.subclass() == 0 ? BITS_SHORT_MAKER : BITS_LONG_MAKER;
    BigInteger everyBit = BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
    Map<Integer, String> supported = texts(meter);
    if (test.control().equals(everyBit)) {
      return new KeypadAnswer.Shown(String.join(", ", List.copyOf(supported.values())));
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
  private static Map<Integer, String> texts(StsMeter meter) {
    MeterIdentity identity = meter.identity();
    Map<Integer, String> texts = new TreeMap<>();
    texts.put(0, meter.contactorClosed() ? "SUPPLY ON" : "SUPPLY OFF");
    texts.put(1, "8888888.8");
    texts.put(2, "USED " + usage(meter));
    texts.put(3, "KRN " + identity.krn() + " KT " + identity.kt());
    texts.put(4, "TI " + identity.ti());
    texts.put(5, "KEYPAD OK");
    texts.put(7, meter.state().tampered() ? "TAMPER YES" : "TAMPER NO");
    if (identity.counting() instanceof Counting.Money money) {
      texts.put(12, "RATE " + BigDecimal.valueOf(money.rate1e5PerUnit(), 5).toPlainString());
    }
    texts.put(13, String.format("EA %02d", identity.ea()));
    texts.put(15, "SGC " + identity.sgc());
    texts.put(16, "KEN " + identity.ken());
    texts.put(17, "NO " + identity.drn());
    return texts;
  }

  private static String usage(StsMeter meter) {
    BigDecimal units = BigDecimal.valueOf(meter.state().registers().usageTenths(), 1);
    return units.toPlainString() + " " + meter.identity().resource().unit();
  }
}
