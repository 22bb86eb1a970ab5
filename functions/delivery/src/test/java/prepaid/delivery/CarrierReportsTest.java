package prepaid.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.vending.messaging.DeliveryReport;

class CarrierReportsTest {
  private final List<String> noted = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();

  private void take(String... ids) {
    String[] lines = new String[ids.length];
    for (int i = 0; i < ids.length; i++) {
      lines[i] = CarrierLogTest.line(ids[i], "FAILURE", "Invalid phone number");
    }
    new CarrierReports(this::note, logged::add).take(CarrierLog.of(CarrierLogTest.event(lines)));
  }

  private void note(DeliveryReport report) {
    if (report.messageId().equals("bad")) {
      throw new IllegalStateException("a secret");
    }
    noted.add(report.messageId());
  }

  @Test
  void oneThatFailsHoldsUpNoOtherAndAllComeAgain() {
    assertThrows(IllegalStateException.class, () -> take("m-1", "bad", "m-2"));
    assertEquals(List.of("m-1", "m-2"), noted);
    assertEquals(1, logged.size());
    assertFalse(logged.getFirst().contains("secret"));
  }
}
