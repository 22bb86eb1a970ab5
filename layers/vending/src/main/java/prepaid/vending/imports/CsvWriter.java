package prepaid.vending.imports;

import java.util.Iterator;
import java.util.List;

/** Writes comma-separated values (RFC 4180) that {@link CsvReader} reads back as they were. */
public final class CsvWriter {
  private final StringBuilder text = new StringBuilder();

  public CsvWriter record(List<String> fields) {
    for (Iterator<String> each = fields.iterator(); each.hasNext(); ) {
      field(each.next());
      if (each.hasNext()) {
        text.append(',');
      }
    }
    text.append("\r\n");
    return this;
  }

  /** In quotes only where it must be. */
  private void field(String value) {
    boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    if (quoted) {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      text.append(value);
    }
  }

  public String text() {
    return text.toString();
  }
}
