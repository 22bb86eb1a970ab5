package prepaid.backoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import prepaid.http.JsonObject;
import prepaid.vending.imports.ImportJob;
import prepaid.vending.imports.ImportPart;
import prepaid.vending.imports.Imports;
import prepaid.vending.imports.Imports.Open;
import prepaid.vending.imports.Imports.Worked;
import prepaid.vending.imports.RowError;
import prepaid.vending.limits.Limits;

/** How far an import is, and what was wrong with rows, in JSON. */
record ImportJson(ImportJob job, List<ImportPart> parts) {
  static final String WAITING = "waiting-for-parts";
  private static final String WORKING = "working";
  private static final String DONE = "done";

  /**
   * Where a page of errors begins.
   *
   * @param chunk within the part
   */
  record Place(int part, int chunk) {
    static final Place FIRST = new Place(1, 0);

    static Optional<Place> parse(String cursor) {
      if (!cursor.matches("[0-9]{1,4}\\.[0-9]{1,6}")) {
        return Optional.empty();
      }
      int point = cursor.indexOf('.');
      return Optional.of(
          new Place(
              Integer.parseInt(cursor.substring(0, point)),
              Integer.parseInt(cursor.substring(point + 1))));
    }

    String cursor() {
      return part + "." + chunk;
    }
  }

  JsonObject write(Imports imports, Place from) {
    JsonObject json =
        new JsonObject()
            .put("id", job.id())
            .put("status", status())
            .put("dryRun", job.dryRun())
            .put("openedBy", job.openedBy())
            .put("openedAt", job.openedAt().toString())
            .put("rows", sum(ImportPart::rows))
            .put("registered", sum(ImportPart::registered))
            .put("refused", sum(ImportPart::refused))
            .putObjects("parts", parts.stream().map(ImportJson::part).toList());
    errors(json, imports, from);
    return json;
  }

  private String status() {
    if (parts.stream().anyMatch(part -> part.isWhole() && !part.isDone())) {
      return WORKING;
    }
    boolean isComplete =
        !parts.isEmpty()
            && parts.size() >= job.parts().orElse(1)
            && parts.stream().allMatch(ImportPart::isDone);
    return isComplete ? DONE : WAITING;
  }

  private long sum(ToIntFunction<ImportPart> count) {
    return parts.stream().mapToLong(count::applyAsInt).sum();
  }

  static JsonObject part(ImportPart part) {
    String status = part.isDone() ? DONE : part.isWhole() ? WORKING : "incomplete";
    return new JsonObject()
        .put("part", part.number())
        .put("status", status)
        .put("sha256", part.sha256())
        .put("rows", part.rows())
        .put("registered", part.registered())
        .put("refused", part.refused());
  }

  /** Only parts and chunks that have errors are looked at. */
  private void errors(JsonObject json, Imports imports, Place from) {
    List<JsonObject> errors = new ArrayList<>();
    int room = Limits.IMPORT_ERROR_CHUNKS_MAX;
    for (ImportPart part : parts) {
      if (part.number() < from.part() || part.refused() == 0) {
        continue;
      }
      int first = part.number() == from.part() ? from.chunk() : 0;
      List<Worked> chunks = imports.errors(new Open(job.id(), part.number()), first, room);
      chunks.forEach(
          chunk -> chunk.errors().forEach(error -> errors.add(error(part.number(), error))));
      room -= chunks.size();
      if (room == 0) {
        json.put("cursor", new Place(part.number(), chunks.getLast().chunk() + 1).cursor());
        break;
      }
    }
    json.putObjects("errors", errors);
  }

  private JsonObject error(int part, RowError error) {
    JsonObject json = new JsonObject().put("part", part);
    rowsBefore(part).ifPresent(before -> json.put("row", before + error.row()));
    return json.put("partRow", error.row())
        .put("line", error.line())
        .put("column", Optional.of(error.column()).filter(column -> !column.isEmpty()))
        .put("detail", error.words());
  }

  /** How many rows the parts before have, once all of them are there. */
  private Optional<Long> rowsBefore(int part) {
    List<ImportPart> before =
        parts.stream().filter(each -> each.number() < part && each.isWhole()).toList();
    return before.size() == part - 1
        ? Optional.of(before.stream().mapToLong(ImportPart::rows).sum())
        : Optional.empty();
  }
}
