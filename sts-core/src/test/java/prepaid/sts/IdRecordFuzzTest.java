package prepaid.sts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/** Any text is refused in words, or is a record whose parts make the same record again. */
class IdRecordFuzzTest {
  @FuzzTest
  void record(byte[] input) {
    String digits = new String(input, UTF_8);
    Optional<String> refusal = IdRecord.refusal(digits);
    if (refusal.isPresent()) {
      assertFalse(refusal.get().isBlank());
      return;
    }
    IdRecord record = new IdRecord(digits);
    String expiry = record.dateOfExpiry().orElse("0000");
    assertEquals(record, IdRecord.of(record.meterPan(), expiry, record.attributes()));
    assertEquals(record.meterPan(), MeterPan.of(record.meterPan().drn()));
  }
}
