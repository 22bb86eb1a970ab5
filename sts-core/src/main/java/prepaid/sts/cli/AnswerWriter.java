package prepaid.sts.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers, one JSON object a line. */
final class AnswerWriter implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  AnswerWriter(OutputStream out) throws IOException {
    this.json = JSON.createGenerator(out).setRootValueSeparator(null);
  }

  void write(Map<String, Object> answer) throws IOException {
    writeObject(answer);
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private void writeObject(Map<?, ? extends @Nullable Object> fields) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ? extends @Nullable Object> field : fields.entrySet()) {
      json.writeFieldName(String.valueOf(field.getKey()));
      writeValue(field.getValue());
    }
    json.writeEndObject();
  }

  private void writeValue(@Nullable Object value) throws IOException {
    switch (value) {
      case String text -> json.writeString(text);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case List<?> list -> {
        json.writeStartArray();
        for (Object each : list) {
          writeValue(each);
        }
        json.writeEndArray();
      }
      case Map<?, ?> fields -> writeObject(fields);
      case null, default -> throw new IllegalStateException("no answer holds such a value");
    }
  }
}
