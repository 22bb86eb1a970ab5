package prepaid.backoffice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.vending.imports.CsvWriter;

/**
 * A page of a report: rows of named cells, all texts.
 *
 * @param columns in their order
 * @param cursor of the next page; empty on the last
 */
record Report(List<String> columns, List<Map<String, String>> rows, Optional<String> cursor) {
  /** A row in the making. */
  static final class Row {
    private final Map<String, String> cells = new LinkedHashMap<>();

    Row with(String column, String value) {
      cells.put(column, value);
      return this;
    }

    Row with(String column, long value) {
      return with(column, Long.toString(value));
    }

    Map<String, String> cells() {
      return cells;
    }
  }

  HttpResponse json(JsonObject about) {
    about.putObjects("rows", rows.stream().map(this::object).toList()).put("cursor", cursor);
    return HttpResponse.json(200, about);
  }

  private JsonObject object(Map<String, String> row) {
    JsonObject object = new JsonObject();
    columns.forEach(column -> object.put(column, Optional.ofNullable(row.get(column))));
    return object;
  }

  /**
   * The first line names the columns; the header {@code Cursor} tells where the next page begins.
   */
  HttpResponse csv() {
    CsvWriter table = new CsvWriter().record(columns);
    rows.forEach(
        row -> table.record(columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
    HttpResponse page = HttpResponse.of(200, "text/csv; charset=utf-8", table.text());
    return cursor.map(next -> page.withHeader("Cursor", next)).orElse(page);
  }
}
