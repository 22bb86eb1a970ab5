package prepaid.backoffice;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.Shapes;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.Entry;
import prepaid.vending.partners.Statements;
import prepaid.vending.partners.Statements.Place;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * Which part of a statement is asked for.
 *
 * @param from first day, and the day on which the page begins
 * @param to last day
 * @param after where the page before ended
 */
record StatementQuery(LocalDate from, LocalDate to, Optional<Place> after) {
  /**
   * A page of rows.
   *
   * @param cursor of the next one; empty after the last
   */
  record Page(List<Entry> entries, Optional<String> cursor) {}

  static Answer<StatementQuery> read(HttpRequest request) {
    return day(request, "from")
        .then(from -> day(request, "to").then(to -> within(from, to)))
        .then(query ->
            request
                .queryParameter("cursor")
                .map(cursor -> query.behind(cursor))
                .orElse(Answer.given(query)));
  }

  private static Answer<StatementQuery> within(LocalDate from, LocalDate to) {
    boolean fits =
        !to.isBefore(from) && ChronoUnit.DAYS.between(from, to) < Limits.STATEMENT_DAYS_MAX;
    return fits
        ? Answer.given(new StatementQuery(from, to, Optional.empty()))
        : Answer.refused(
            RefusalKind.INVALID_REQUEST,
            "to",
            "A statement is for 1 to %d days.".formatted(Limits.STATEMENT_DAYS_MAX));
  }

  private static Answer<LocalDate> day(HttpRequest request, String name) {
    return switch (Shapes.date().read(request.queryParameter(name).orElse(""))) {
      case Answer.Given<LocalDate> given -> given;
      case Answer.Refused<LocalDate>(Refusal refusal) ->
          Answer.refused(refusal.kind(), name, refusal.detail());
    };
  }

  /** The rest, behind a row that an earlier page ended with. */
  private Answer<StatementQuery> behind(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 3);
      LocalDate day = LocalDate.parse(parts[0]);
      Place place = new Place(Instant.parse(parts[1]), parts[2]);
      if (!day.isBefore(from) && !day.isAfter(to)) {
        return Answer.given(new StatementQuery(day, to, Optional.of(place)));
      }
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      // Answered below: whoever wrote it, it was not this system.
    }
    return Answer.refused(Cursor.UNKNOWN);
  }

  Page page(String partner, Statements statements) {
    List<Entry> entries = new ArrayList<>();
    Optional<Place> place = after;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      int most = Limits.STATEMENT_PAGE_ENTRIES_MAX - entries.size();
      List<Entry> found = statements.page(partner, day, place, most);
      entries.addAll(found);
      if (found.size() == most) {
        return new Page(List.copyOf(entries), Optional.of(cursor(entries.getLast())));
      }
      place = Optional.empty();
    }
    return new Page(List.copyOf(entries), Optional.empty());
  }

  private static String cursor(Entry last) {
    String text = last.day() + "|" + last.at() + "|" + last.reference();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
