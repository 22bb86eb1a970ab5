package prepaid.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows one by one: a row a line, or pages as the office answers them, in any mixture. Nothing
 * but the present row is held.
 */
final class RowStream {
  private static final JSON STRICT = JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);
  private static final String ROWS = "rows";
  private static final String CURSOR = "cursor";

  private final Rows rows;
  private Optional<String> cursor = Optional.empty();
  private int row;

  /** Who takes the rows. */
  interface Rows {
    void row(Map<String, Object> row, int number, int line);
  }

  private RowStream(Rows rows) {
    this.rows = rows;
  }

  /**
   * Reads to the end.
   *
   * @return the cursor of the last page, where there was one
   * @throws IOException when what comes is no JSON; rows before it were taken
   */
  static Optional<String> read(InputStream in, Rows rows) throws IOException {
    RowStream stream = new RowStream(rows);
    try (JsonParser parser = STRICT.createParser(in)) {
      while (parser.nextToken() != null) {
        stream.object(parser);
      }
    }
    return stream.cursor;
  }

  /** A row, or a page of rows: an object with a list of them. */
  private void object(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("line " + line + ": a row or a page begins with {");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean page = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(ROWS)) {
        page = true;
        rows(parser);
      } else {
        put(fields, name, STRICT.anyFrom(parser));
      }
    }
    if (page) {
      cursor = fields.get(CURSOR) instanceof String text ? Optional.of(text) : Optional.empty();
    } else {
      rows.row(fields, ++row, line);
    }
  }

  private void rows(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException("line " + line + ": a row begins with {");
      }
      Map<String, Object> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        put(fields, name, STRICT.anyFrom(parser));
      }
      rows.row(fields, ++row, line);
    }
  }

  /** A field that is null counts as missing; one that is there twice makes the row unreadable. */
  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null && fields.put(name, value) != null) {
      fields.put(name + " (again)", value);
    }
  }
}
