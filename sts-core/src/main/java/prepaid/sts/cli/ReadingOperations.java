package prepaid.sts.cli;

import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.ClearToken;
import prepaid.sts.KeySection;
import prepaid.sts.ReceivedKey;
import prepaid.sts.StaTables;

/** Reading tokens, into fields or into words. */
final class ReadingOperations {
  private ReadingOperations() {}

  static Map<String, Object> decode(Request request) throws BadRequest {
    Optional<BaseDate> base = SharedFields.baseDate(request);
    StaTables tables = SharedFields.tables(request);
    return switch (Reading.of(request, tables)) {
      case Reading.OfToken(ClearToken token) -> {
        Map<String, Object> answer = TokenFields.of(token, base);
        if (token instanceof KeySection section) {
          section.close();
        }
        SharedFields.putTables(answer, request, tables);
        yield answer;
      }
      case Reading.OfSet(ReceivedKey received, int count) -> {
        try (received) {
          Map<String, Object> answer = TokenFields.of(received, count);
          SharedFields.putTables(answer, request, tables);
          yield answer;
        }
      }
      case Reading.Refused(var refused) -> TokenFields.of(refused);
    };
  }

  static Map<String, Object> explain(Request request) throws BadRequest {
    return Map.of("explanation", String.join(" ", Explanation.of(request).sentences()));
  }
}
