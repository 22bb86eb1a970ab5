package prepaid.backoffice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import prepaid.http.HttpRequest;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/**
 * Whose turn it is in a report: the utility that was named, or else one after another of the
 * operator's, each on pages of its own, since each has its currency and its days.
 *
 * @param cursor within the utility's pages
 * @param isNamed whether the report ends with this utility
 * @param next the utility after it, where there is one to come
 */
record ReportTurn(
    Utility utility, Optional<String> cursor, boolean isNamed, Optional<String> next) {
  private static final String IN = ":";

  /** Goes on with the utility whose turn it is. */
  static Reply in(
      Utilities utilities,
      Operator operator,
      HttpRequest request,
      Function<ReportTurn, Reply> report) {
    Optional<String> cursor = request.queryParameter("cursor");
    Optional<String> named = request.queryParameter("utility");
    if (named.isEmpty()) {
      List<Utility> theirs =
          utilities.allUtilities().stream()
              .filter(utility -> operator.worksFor(utility.id()))
              .sorted(Comparator.comparing(Utility::id))
              .toList();
      return Reply.of(unnamed(theirs, cursor), report);
    }
    return utilities
        .utility(named.get())
        .map(utility -> new ReportTurn(utility, cursor, true, Optional.empty()))
        .map(turn -> Access.within(operator, turn.utility().id(), () -> report.apply(turn)))
        .orElseGet(() -> Problem.unprocessable("utility", "Name a utility that there is."));
  }

  private static Answer<ReportTurn> unnamed(List<Utility> theirs, Optional<String> cursor) {
    Optional<String> id = cursor.map(text -> text.split(IN, 2)[0]);
    Optional<String> rest =
        cursor.map(text -> text.substring(text.indexOf(IN) + 1)).filter(text -> !text.isEmpty());
    for (int i = 0; i < theirs.size(); i++) {
      Utility utility = theirs.get(i);
      if (id.isEmpty() || id.get().equals(utility.id())) {
        Optional<String> next =
            i + 1 < theirs.size() ? Optional.of(theirs.get(i + 1).id()) : Optional.empty();
        return Answer.given(new ReportTurn(utility, rest, false, next));
      }
    }
    return cursor.isPresent()
        ? Answer.refused(Cursor.UNKNOWN)
        : Answer.refused(RefusalKind.NOT_FOUND, "There is no utility of yours yet.");
  }

  /** A page of this utility, with the way to what comes after it. */
  Report page(Report report) {
    Optional<String> after =
        isNamed
            ? report.cursor()
            : report
                .cursor()
                .map(text -> utility.id() + IN + text)
                .or(() -> next.map(id -> id + IN));
    return new Report(report.columns(), report.rows(), after);
  }
}
