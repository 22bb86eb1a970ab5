package prepaid.backoffice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.vending.imports.ImportJob;
import prepaid.vending.imports.ImportPart;
import prepaid.vending.imports.Importing;
import prepaid.vending.imports.Importing.Taken;
import prepaid.vending.imports.Imports;
import prepaid.vending.imports.Imports.Open;
import prepaid.vending.imports.PartReading;
import prepaid.vending.limits.Limits;

/** Takes the parts of imports, and tells how far they are. */
final class ImportPartRoutes {
  private static final String ONE = OfficeRouter.ROOT + "/imports/{id}";
  private static final String PART = "part";

  private final Imports imports;
  private final Importing importing;
  private final InstantSource clock;
  private final PartReading reading = new PartReading(MeterColumns.KNOWN, MeterColumns.REQUIRED);

  ImportPartRoutes(Imports imports, Importing importing, InstantSource clock) {
    this.imports = imports;
    this.importing = importing;
    this.clock = clock;
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ONE, door.admit(Access.WRITE, this::show)),
        Route.put(ONE + "/parts/{part}", door.admit(Access.WRITE, this::put))
            .takingUpTo(Limits.IMPORT_PART_BYTES_MAX));
  }

  /** Goes on with an import that this operator may see: whoever has the same utilities, or all. */
  private Reply named(
      Operator operator, HttpRequest request, BiFunction<ImportJob, Operator, Reply> next) {
    return imports
        .find(request.pathParameter("id"))
        .filter(job -> isTheirs(operator, job))
        .map(job -> next.apply(job, operator))
        .orElseGet(() -> Problem.notFound("There is no such import, or no more."));
  }

  private static boolean isTheirs(Operator operator, ImportJob job) {
    Optional<Set<String>> own = operator.utilities();
    return own.isEmpty() || job.utilities().filter(own.get()::containsAll).isPresent();
  }

  private Reply show(Operator operator, HttpRequest request) {
    Optional<ImportJson.Place> from =
        request
            .queryParameter("cursor")
            .map(ImportJson.Place::parse)
            .orElse(Optional.of(ImportJson.Place.FIRST));
    return from.isEmpty()
        ? Problem.of(Cursor.UNKNOWN)
        : named(
            operator,
            request,
            (job, who) ->
                HttpResponse.json(
                    200, new ImportJson(job, imports.parts(job.id())).write(imports, from.get())));
  }

  private Reply put(Operator operator, HttpRequest request) {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.matches("text/csv\\s*(;.*)?")) {
      return Problem.of(
          415,
          "unsupported-media-type",
          "The part must be CSV",
          "Send the part as comma-separated values in UTF-8, with Content-Type: text/csv.");
    }
    return named(operator, request, (job, who) -> put(job, request));
  }

  private Reply put(ImportJob job, HttpRequest request) {
    String number = request.pathParameter(PART);
    int most = job.parts().orElse(Limits.IMPORT_PARTS_MAX);
    int part = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
    if (part < 1 || part > most) {
      return Problem.unprocessable(
          PART, "The parts of this import go from 1 to %d.".formatted(most));
    }
    ImportPart sent = ImportPart.begun(job.id(), part, sha256(request.body()));
    return Reply.of(
        reading.read(new String(request.body(), UTF_8)),
        table ->
            switch (importing.take(sent, table)) {
              case Taken.OtherContent() ->
                  Problem.conflict(
                      PART,
                      "Part %d was sent before with other content. Open another import for it."
                          .formatted(part));
              case Taken.Accepted(var accepted) -> worked(accepted);
            });
  }

  /** What fails from here on is stored, and is tried again by the next run. */
  private Reply worked(ImportPart accepted) {
    Instant until = clock.instant().plus(Limits.IMPORT_WORK_MAX);
    try {
      int unused =
          importing.work(
              new Open(accepted.id(), accepted.number()), () -> clock.instant().isBefore(until));
    } catch (RuntimeException stored) {
      return HttpResponse.json(202, ImportJson.part(accepted));
    }
    ImportPart now = imports.part(accepted.id(), accepted.number()).orElse(accepted);
    return HttpResponse.json(now.isDone() ? 200 : 202, ImportJson.part(now));
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
