package prepaid.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.Vend;

class StreamRecordTest {
  @Test
  void theSampleIsAWholeVendWhoseHashIsRight() {
    List<StreamRecord> records = StreamRecord.of(StreamEvents.sample());
    assertEquals(1, records.size());
    Vend vend = records.getFirst().vend().orElseThrow();
    assertEquals("web#" + StreamEvents.PURCHASE, vend.key().text());
    assertEquals(StreamEvents.TOKEN, vend.tokens().getFirst().token().grouped());
    assertEquals(Chain.hash(vend), vend.hash());
  }

  @Test
  void onlyNewRowsAreVends() {
    for (String name : List.of("MODIFY", "REMOVE")) {
      StreamRecord record = StreamRecord.of(StreamEvents.of(Map.of("eventName", name))).getFirst();
      assertTrue(record.vend().isEmpty(), name);
    }
  }

  @Test
  void aRowThatIsNoVendIsRefusedWithoutItsValues() {
    String secret = "credit|5555555555555555555";
    StreamRecord record =
        StreamRecord.of(
                StreamEvents.of(
                    StreamEvents.imageWith("o", Map.of("L", List.of(Map.of("S", secret))))))
            .getFirst();
    RuntimeException refusal = assertThrows(RuntimeException.class, record::vend);
    assertFalse(String.valueOf(refusal.getMessage()).contains("55555"));
  }

  @Test
  void whatIsNoStreamEventIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> StreamRecord.of(Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> StreamRecord.of(Map.of("Records", List.of(Map.of("dynamodb", Map.of())))));
  }

  @Test
  void aRecordIsNeverPrinted() {
    String printed = StreamRecord.of(StreamEvents.sample()).toString();
    assertFalse(printed.contains("0057"));
    assertFalse(printed.contains(StreamEvents.PURCHASE));
    assertTrue(printed.contains(StreamEvents.SEQUENCE));
  }
}
