package prepaid.meter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How reading a request says no from deep inside; the HTTP face turns it into problem+json. */
final class RefusedRequest extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;
  private final @Nullable String field;

  private RefusedRequest(int status, String type, String detail, @Nullable String field) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
    this.field = field;
  }

  /**
   * @param type a short stable name, words joined by dashes
   * @param detail a sentence that can be read out over the phone; never a key or a token
   */
  static RefusedRequest of(int status, String type, String detail) {
    return new RefusedRequest(status, type, detail, null);
  }

  /** A field that is missing, unknown or out of range. */
  static RefusedRequest field(String field, String detail) {
    return new RefusedRequest(422, "invalid-field", detail, field);
  }

  int status() {
    return status;
  }

  Map<String, Object> problem() {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:prepaid:meter:" + type);
    problem.put("title", title());
    problem.put("status", status);
    problem.put("detail", getMessage() == null ? title() : getMessage());
    if (field != null) {
      problem.put("field", field);
    }
    return problem;
  }

  private String title() {
    return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1).replace('-', ' ');
  }
}
