package prepaid.backoffice;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.JsonValue;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.vending.imports.ImportJob;
import prepaid.vending.imports.Imports;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;

/** Opens imports of meters; {@link ImportPartRoutes} takes their parts. */
final class ImportRoutes {
  private static final String OPEN = OfficeRouter.ROOT + "/meters/import";
  private static final int ID_BYTES = 16;

  private final Imports imports;
  private final RandomGenerator random;
  private final InstantSource clock;

  ImportRoutes(BackOffice office) {
    this.imports = office.imports();
    this.random = office.random();
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(OPEN, door.admit(Access.WRITE, this::open)));
  }

  private Reply open(Operator operator, HttpRequest request) {
    return request.body().length == 0
        ? open(operator, Fields.of(new JsonValue.Members(Map.of())))
        : JsonBody.read(request, fields -> open(operator, fields));
  }

  private Reply open(Operator operator, Fields fields) {
    Field<Optional<Boolean>> dryRun = fields.optionalTruth("dryRun");
    Field<Optional<Integer>> parts = fields.optionalInteger("parts", 1, Limits.IMPORT_PARTS_MAX);
    Answer<ImportJob> job =
        fields.finish(() ->
            new ImportJob(
                id(),
                operator.subject(),
                operator.utilities(),
                clock.instant(),
                dryRun.get().orElse(false),
                parts.get()));
    return Reply.of(job, this::opened);
  }

  private String id() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Reply opened(ImportJob job) {
    imports.open(job);
    JsonObject json =
        new JsonObject()
            .put("id", job.id())
            .put("status", ImportJson.WAITING)
            .put("dryRun", job.dryRun());
    return HttpResponse.json(202, json)
        .withHeader("Location", OfficeRouter.ROOT + "/imports/" + job.id());
  }
}
