package prepaid.meter.gift;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One file of vectors, in the shape that Project Wycheproof gave to its own. */
final class VectorFile {
  static final String VALID = "valid";
  static final String INVALID = "invalid";
  static final String ACCEPTABLE = "acceptable";

  private final String name;
  private final String algorithm;
  private final String about;
  private final List<Group> groups = new ArrayList<>();
  private final Set<Note> notes = new TreeSet<>();
  private int count;

  /**
   * @param name of the file, without its ending
   * @param about one sentence for its header
   */
  VectorFile(String name, String algorithm, String about) {
    this.name = name;
    this.algorithm = algorithm;
    this.about = about;
  }

  /** Tests that share a type and what stands in the group's fields. */
  final class Group {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<Map<String, Object>> tests = new ArrayList<>();

    private Group(String type) {
      fields.put("type", type);
    }

    Group with(String field, Object value) {
      fields.put(field, value);
      return this;
    }

    /** One vector: what goes in and what comes out. */
    void test(String result, String comment, Map<String, Object> fields, Note... flags) {
      Map<String, Object> test = new LinkedHashMap<>();
      test.put("tcId", ++count);
      test.put("comment", comment);
      test.put("flags", List.of(flags).stream().map(Note::name).toList());
      test.putAll(fields);
      test.put("result", result);
      notes.addAll(List.of(flags));
      tests.add(test);
    }
  }

  Group group(String type) {
    Group group = new Group(type);
    groups.add(group);
    return group;
  }

  String fileName() {
    return name + ".json";
  }

  String schemaName() {
    return name + "_schema.json";
  }

  int count() {
    return count;
  }

  /** For the schema: every field that the groups have, and every one that their tests have. */
  List<Map<String, Object>> groupFields() {
    return groups.stream().map(group -> group.fields).toList();
  }

  List<Map<String, Object>> testFields() {
    return groups.stream().flatMap(group -> group.tests.stream()).toList();
  }

  /** One line for each test, so that a change shows as the lines that it changes. */
  String text() {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("algorithm", algorithm);
    head.put("schema", "schemas/" + schemaName());
    head.put("header", List.of(about));
    head.put("numberOfTests", count);
    StringBuilder text = new StringBuilder("{\n");
    head.forEach((field, value) -> text.append(line("  ", field, value)).append(",\n"));
    text.append("  \"notes\": {\n");
    text.append(
        notes.stream()
            .map(note -> line("    ", note.name(), note.json()))
            .collect(Collectors.joining(",\n")));
    text.append("\n  },\n  \"testGroups\": [\n");
    text.append(groups.stream().map(VectorFile::text).collect(Collectors.joining(",\n")));
    return text.append("\n  ]\n}\n").toString();
  }

  private static String text(Group group) {
    StringBuilder text = new StringBuilder("    {\n");
    group.fields.forEach((field, value) -> text.append(line("      ", field, value)).append(",\n"));
    text.append("      \"tests\": [\n");
    text.append(
        group.tests.stream()
            .map(test -> "        " + json(test))
            .collect(Collectors.joining(",\n")));
    return text.append("\n      ]\n    }").toString();
  }

  private static String line(String indent, String field, Object value) {
    return indent + json(field) + ": " + json(value);
  }

  static String json(Object value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
