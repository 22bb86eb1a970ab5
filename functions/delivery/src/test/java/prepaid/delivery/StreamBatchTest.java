package prepaid.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;

class StreamBatchTest {
  private static final Map<String, Object> GOOD = Map.of();
  private final List<Vend> delivered = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();
  private Duration left = Duration.ofSeconds(25);

  @Test
  void whatWasDeliveredIsNotReported() {
    assertEquals(failures(), run(StreamEvents.of(GOOD, GOOD)));
    assertEquals(2, delivered.size());
    assertEquals(List.of(), logged);
  }

  @Test
  void aPoisonRecordIsReportedAndTheOthersGoOn() {
    Map<String, Object> poison = StreamEvents.imageWith("k", Map.of("S", "no key"));
    assertEquals(failures("1"), run(StreamEvents.of(GOOD, poison, GOOD)));
    assertEquals(2, delivered.size());
  }

  @Test
  void aDeliveryThatFailsIsReported() {
    List<StreamRecord> records = StreamRecord.of(StreamEvents.of(GOOD, GOOD));
    StreamBatch batch = new StreamBatch(this::failFirst, () -> left, logged::add);
    assertEquals(failures("0"), batch.run(records));
    assertEquals(1, delivered.size());
  }

  @Test
  void theLogNamesNeitherTokenNorPurchase() {
    var unused = run(StreamEvents.of(StreamEvents.imageWith("m", Map.of("S", "12345678901"))));
    assertEquals(1, logged.size());
    assertFalse(logged.getFirst().contains("12345678901"));
    assertFalse(logged.getFirst().contains(StreamEvents.PURCHASE));
  }

  @Test
  void withTooLittleTimeLeftTheRestIsHandedBack() {
    StreamBatch batch =
        new StreamBatch(
            vend -> {
              delivered.add(vend);
              left = Limits.DELIVERY_MAX.minusMillis(1);
            },
            () -> left,
            logged::add);
    assertEquals(failures("1", "2"), batch.run(StreamRecord.of(StreamEvents.of(GOOD, GOOD, GOOD))));
    assertEquals(1, delivered.size());
  }

  @Test
  void atLeastOneRecordIsTriedHoweverLittleTimeIsLeft() {
    left = Duration.ZERO;
    assertEquals(failures(), run(StreamEvents.of(GOOD)));
    assertEquals(1, delivered.size());
  }

  private Map<String, Object> run(Map<String, Object> event) {
    return new StreamBatch(delivered::add, () -> left, logged::add).run(StreamRecord.of(event));
  }

  private void failFirst(Vend vend) {
    if (logged.isEmpty()) {
      throw new IllegalStateException("the store fails for " + vend.key().text());
    }
    delivered.add(vend);
  }

  private static Map<String, Object> failures(String... sequenceNumbers) {
    List<Map<String, String>> items = new ArrayList<>();
    for (String number : sequenceNumbers) {
      items.add(Map.of("itemIdentifier", number));
    }
    return Map.of("batchItemFailures", items);
  }
}
