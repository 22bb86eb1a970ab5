package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Ea07;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.LiteralEncoder;

/** A town of meters in one process; alone in it, since it measures memory. */
@Isolated
class FleetTest {
  private static final int METERS = 100_000;
  private static final int BYTES_MAX = 1024;

  private final TestClock clock = new TestClock();

  @Test
  void aHundredThousandMetersTakeLessThanAKilobyteEach() {
    StsMeter[] fleet = new StsMeter[METERS];
    long before = usedBytes();
    for (int i = 0; i < METERS; i++) {
      fleet[i] = make(i);
    }
    long fresh = (usedBytes() - before) / METERS;
    assertTrue(fresh > 200, "measured nothing: " + fresh);
    assertTrue(fresh < BYTES_MAX, fresh + " bytes a new meter");
    int used = useEveryTenth(fleet);
    long afterwards = (usedBytes() - before) / METERS;
    Reference.reachabilityFence(fleet);
    assertEquals(METERS / 10, used);
    assertTrue(afterwards > 200, "measured nothing: " + afterwards);
    assertTrue(afterwards < BYTES_MAX, afterwards + " bytes a meter in use");
  }

  /** Each with a number and a key of its own, half of each algorithm. */
  private StsMeter make(int i) {
    boolean sta = i % 2 == 0;
    String number = "12" + String.format("%08d", i);
    Counting counting = new Counting.Units();
    MeterIdentity identity =
        new MeterIdentity(
            number + Luhn.checkDigit(number),
            sta ? 7 : 11,
            sta ? 2 : 4,
            Ea07Tables.SAMPLE,
            Resource.ELECTRICITY,
            counting,
            Features.usual(counting));
    MeterKey key =
        new MeterKey(
            DecoderKey.of(Bits.of(i, sta ? 64 : 128)),
            new KeyAttributes(2014, i % 1_000_000, i % 100, 1, KeyType.DUTK, 255));
    return new ManufactureOrder(identity, key, 100_000, Optional.empty(), 50, "").make(clock);
  }

  private int useEveryTenth(StsMeter[] fleet) {
    int accepted = 0;
    for (int i = 0; i < fleet.length; i += 10) {
      StsMeter meter = fleet[i];
      Ea07 cipher = new Ea07(Ea07Tables.SAMPLE, meter.state().key().decoderKey().bits());
      String token = LiteralEncoder.unitCredit(cipher, 0, TestMeters.BORN + 1, 100);
      accepted += meter.keypad(token).result() == TokenResult.ACCEPT ? 1 : 0;
      meter.consume(Load.ofParts(1_000));
    }
    return accepted;
  }

  private static long usedBytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    // Collections until nothing more goes: what other tests left behind is not ours.
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      memory.gc();
      long now = memory.getHeapMemoryUsage().getUsed();
      if (now >= used) {
        return used;
      }
      used = now;
    }
    return used;
  }
}
