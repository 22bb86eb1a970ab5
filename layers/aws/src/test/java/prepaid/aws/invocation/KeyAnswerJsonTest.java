package prepaid.aws.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

class KeyAnswerJsonTest {
  private static final Answer<WrappedKey> GIVEN =
      Answer.given(
          new WrappedKey(
              new KeyTerms(
                  "600727",
                  9,
                  VendingKeyType.VCDK,
                  DecoderKeyAlgorithm.DKGA02,
                  BaseDate.BASE_1993,
                  0,
                  Instant.parse("2024-11-24T00:00:00Z"),
                  Instant.parse("2034-11-24T00:00:00.5Z")),
              "d3JhcHBlZA==",
              "A1B2C3"));

  @Test
  void aKeyAndARefusalComeBack() {
    assertEquals(Optional.of(GIVEN), KeyAnswerJson.read(KeyAnswerJson.write(GIVEN)));
    Answer<WrappedKey> refused =
        Answer.refused(RefusalKind.INVALID_REQUEST, "expectedCheckValue", "It is another one.");
    assertEquals(Optional.of(refused), KeyAnswerJson.read(KeyAnswerJson.write(refused)));
  }

  @Test
  void everyFieldOfAKeyIsNeededAndNoOtherIsTaken() throws IOException {
    Map<String, Object> answer = JSON.std.mapFrom(KeyAnswerJson.write(GIVEN));
    Map<?, ?> key = (Map<?, ?>) Optional.ofNullable(answer.get("key")).orElseThrow();
    assertEquals(10, key.size());
    for (Object name : key.keySet()) {
      Map<Object, Object> changed = new LinkedHashMap<>(key);
      changed.put(name, List.of());
      assertEquals(Optional.empty(), read(changed), name + " is a list");
      changed.remove(name);
      assertEquals(Optional.empty(), read(changed), name + " is missing");
    }
    Map<Object, Object> more = new LinkedHashMap<>(key);
    more.put("plain", "never");
    assertEquals(Optional.empty(), read(more));
  }

  private static Optional<Answer<WrappedKey>> read(Map<?, ?> key) throws IOException {
    return KeyAnswerJson.read(JSON.std.asBytes(Map.of("outcome", "key", "key", key)));
  }
}
