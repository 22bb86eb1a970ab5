package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {
  @Test
  void writesEveryKindInOrderAndLeavesOutWhatIsEmpty() {
    JsonObject object =
        new JsonObject()
            .put("z", "\"quoted\"\n")
            .put("a", 9_007_199_254_740_993L)
            .put("yes", true)
            .put("gone", Optional.empty())
            .put("there", Optional.of("x"))
            .put("inner", new JsonObject().put("n", 1))
            .putTexts("texts", List.of("a", "b"))
            .putObjects("objects", List.of(new JsonObject()));
    assertEquals(
        "{\"z\":\"\\\"quoted\\\"\\n\",\"a\":9007199254740993,\"yes\":true,\"there\":\"x\","
            + "\"inner\":{\"n\":1},\"texts\":[\"a\",\"b\"],\"objects\":[{}]}",
        object.text());
  }
}
