package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

final class ProblemTest {
  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST, 400",
    "METER_NUMBER_INVALID, 400",
    "AMOUNT_INVALID, 400",
    "NOT_ALLOWED, 403",
    "METER_UNKNOWN, 404",
    "PURCHASE_UNKNOWN, 404",
    "NOT_FOUND, 404",
    "METER_BLOCKED, 409",
    "UPDATE_KEY_FIRST, 409",
    "CONFLICT, 409",
    "KEY_UNAVAILABLE, 409",
    "KEY_LIMIT_REACHED, 409",
    "AMOUNT_TOO_SMALL, 422",
    "AMOUNT_TOO_LARGE, 422",
    "METER_DAY_LIMIT, 422",
    "METER_MONTH_LIMIT, 422",
    "CURRENCY_MISMATCH, 422",
    "REFERENCE_REUSED, 422",
    "NOTHING_LEFT_TO_VEND, 422",
    "TRY_AGAIN, 503"
  })
  void eachKindHasItsStatus(RefusalKind kind, int status) {
    assertEquals(status, Problem.of(Refusal.of(kind, "Why.")).status());
  }

  @ParameterizedTest
  @EnumSource(RefusalKind.class)
  void eachKindHasAStableTypeAndAStatusOfARefusal(RefusalKind kind) {
    String body = Problem.of(Refusal.of(kind, "a.b", "Why.")).response("r").bodyText();
    assertTrue(body.contains("\"type\":\"/problems/" + kind.slug() + "\""), body);
    assertTrue(body.contains("\"field\":\"a.b\""), body);
    int status = Problem.status(kind);
    assertTrue(status == 503 || (status >= 400 && status < 500), kind + " " + status);
  }

  @Test
  void onlyTheDeskIsToldWhatIsMeantForIt() {
    Refusal refusal = Refusal.of(RefusalKind.KEY_LIMIT_REACHED, "No more.").toDesk("Key 1.");
    assertEquals("No more.", Problem.of(refusal).detail());
    assertEquals("No more. Key 1.", Problem.ofDesk(refusal).detail());
  }

  @Test
  void eachKindHasATitleOfItsOwn() {
    Set<String> titles = new HashSet<>();
    for (RefusalKind kind : RefusalKind.values()) {
      assertTrue(titles.add(Problem.of(Refusal.of(kind, "Why.")).title()), kind.toString());
    }
  }

  @Test
  void whatMayPassTellsWhenToTryAgain() {
    HttpResponse response =
        Problem.of(Refusal.of(RefusalKind.TRY_AGAIN, "Busy.")).response("request-9");
    assertEquals("1", response.headers().get("Retry-After"));
    assertTrue(response.bodyText().contains("\"instance\":\"request-9\""));
    assertFalse(
        Problem.of(Refusal.of(RefusalKind.CONFLICT, "No."))
            .response("r")
            .headers()
            .containsKey("Retry-After"));
  }

  @Test
  void aProblemWithoutAFieldHasNoSuchMember() {
    Problem problem = Problem.notFound("Gone.");
    assertEquals(Optional.empty(), problem.field());
    assertFalse(problem.response("r").bodyText().contains("field"));
  }
}
