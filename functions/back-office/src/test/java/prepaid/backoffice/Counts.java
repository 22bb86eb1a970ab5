package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import prepaid.http.HttpResponse;

/** Rows written and calls of the key service until some moment. */
record Counts(OfficeWorld world, int writes, int kmsCalls) {
  /** A refusal, since which no row was written and no key service asked. */
  void assertRefused(int status, String field, String words, HttpResponse response) {
    assertEquals(status, response.status(), response.bodyText());
    assertEquals("application/problem+json", response.header("Content-Type").orElse(""));
    Map<String, Object> problem = OfficeWorld.json(response);
    assertEquals(field, problem.getOrDefault("field", ""), response.bodyText());
    String detail = String.valueOf(problem.get("detail"));
    assertTrue(detail.contains(words), detail);
    assertEquals(writes, world.writes(), "rows written");
    assertEquals(kmsCalls, world.wrapping.calls, "calls of the key service");
  }
}
