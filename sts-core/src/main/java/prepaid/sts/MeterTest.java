package prepaid.sts;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a test and display token can ask a meter for: one bit of its control field each (IEC
 * 62055-41 §6.2.3). The values up to {@link #TARIFF_RATE} were reproduced and their meanings have
 * two public sources; those after it have one.
 */
public enum MeterTest {
  LOAD_SWITCH(0, "test the load switch"),
  DISPLAY(1, "test the display and the indicators"),
  CUMULATIVE_USAGE(2, "show the cumulative usage registers"),
  KEY_REVISION_AND_TYPE(3, "show the key revision number and the key type"),
  TARIFF_INDEX(4, "show the tariff index"),
  TOKEN_READER(5, "test the token reader"),
  MAXIMUM_POWER_LIMIT(6, "show the maximum power limit"),
  TAMPER_STATUS(7, "show the tamper status"),
  INSTANTANEOUS_POWER(8, "show the power in use"),
  SOFTWARE_VERSION(9, "show the version of the software"),
  PHASE_UNBALANCE_LIMIT(10, "show the limit of power unbalance between phases"),
  WATER_METER_FACTOR(11, "show the water meter factor"),
  TARIFF_RATE(12, "show the tariff rate"),
  ENCRYPTION_ALGORITHM(13, "show the encryption algorithm"),
  KEY_CHANGE_TOKENS(14, "show how many key-change tokens are supported"),
  SUPPLY_GROUP(15, "show the supply group code"),
  KEY_EXPIRY(16, "show the key expiry number"),
  METER_NUMBER(17, "show the meter number");

  private final int bit;
  private final String words;

  MeterTest(int bit, String words) {
    this.bit = bit;
    this.words = words;
  }

  /** The control field with this test's bit only: 0x1 to 0x20000. */
  public long control() {
    return 1L << bit;
  }

  /** What the meter is asked to do, such as {@code show the tariff index}. */
  public String words() {
    return words;
  }

  /** The tests whose bits a control field has; bits that mean nothing known are passed over. */
  public static Set<MeterTest> of(long control) {
    Set<MeterTest> tests = EnumSet.noneOf(MeterTest.class);
    for (MeterTest test : values()) {
      if ((control & test.control()) != 0) {
        tests.add(test);
      }
    }
    return tests;
  }
}
