package prepaid.backoffice;

import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Where a page begins, as the page before it said. */
final class Cursor {
  static final String NAME = "cursor";
  static final Refusal UNKNOWN =
      Refusal.of(RefusalKind.INVALID_REQUEST, NAME, "No page gave this cursor.");

  private Cursor() {}

  /** Of pages that go by the minutes of vends; empty on the first. */
  static Answer<Optional<Long>> minute(HttpRequest request) {
    Optional<String> cursor = request.queryParameter(NAME);
    return cursor.filter(text -> !text.matches("[0-9]{1,9}")).isPresent()
        ? Answer.refused(UNKNOWN)
        : Answer.given(cursor.map(Long::valueOf));
  }
}
