package prepaid.meter;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import prepaid.meter.device.Load;
import prepaid.meter.device.StsMeter;

/** What can be asked of the emulator, from a request to an answer. */
final class MeterRoutes {
  private final MeterBoard board;
  private final Assets assets;

  MeterRoutes(MeterBoard board, Assets assets) {
    this.board = board;
    this.assets = assets;
  }

  /** A request as far as routes care. */
  record Request(String method, String path, String body) {}

  /** An answer, ready to send. */
  record Answer(int status, String contentType, String body) {
    static Answer json(int status, Object json) throws IOException {
      return new Answer(status, "application/json", JSON.std.asString(json));
    }
  }

  /** What a path understands, for the Allow header; empty when there is no such path. */
  static List<String> methods(String path) {
    List<String> parts = parts(path);
    if (Assets.NAMES.containsKey(path) || parts.equals(List.of("meters"))) {
      return List.of("GET");
    }
    if (parts.size() == 2 && parts.getFirst().equals("meters")) {
      return List.of("GET", "PUT");
    }
    boolean action = List.of("keypad", "consume", "power", "tamper").contains(parts.getLast());
    return parts.size() == 3 && parts.getFirst().equals("meters") && action
        ? List.of("POST")
        : List.of();
  }

  private static List<String> parts(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** Answers a request whose path and method {@link #methods} knows. */
  Answer answer(Request request) throws IOException, RefusedRequest {
    if (Assets.NAMES.containsKey(request.path())) {
      return assets.answer(request.path());
    }
    List<String> parts = parts(request.path());
    if (parts.size() == 1) {
      return Answer.json(200, Map.of("meters", board.all(MeterView::line)));
    }
    String meterNumber = parts.get(1);
    if (request.method().equals("PUT")) {
      return manufacture(meterNumber, Fields.parse(request.body()));
    }
    if (request.method().equals("GET")) {
      return Answer.json(200, board.use(meterNumber, MeterView::whole));
    }
    return act(meterNumber, parts.get(2), Fields.parse(request.body()));
  }

  private Answer manufacture(String meterNumber, Fields body) throws IOException, RefusedRequest {
    int status =
        switch (board.manufacture(OrderReader.read(meterNumber, body))) {
          case NEW -> 201;
          case ALREADY_THERE -> 200;
          case ANOTHER_OF_THIS_NUMBER ->
              throw RefusedRequest.of(
                  409, "another-meter", "There is another meter of this number already.");
        };
    return Answer.json(status, board.use(meterNumber, MeterView::whole));
  }

  private Answer act(String meterNumber, String action, Fields body)
      throws IOException, RefusedRequest {
    Map<String, Object> json =
        switch (action) {
          case "keypad" -> board.use(meterNumber, (meter, order) -> keypad(meter, body));
          case "consume" -> board.use(meterNumber, (meter, order) -> consume(meter, body));
          case "power" -> board.use(meterNumber, plain(body, StsMeter::powerCycle));
          default -> board.use(meterNumber, plain(body, StsMeter::tamper));
        };
    return Answer.json(200, json);
  }

  private static Map<String, Object> keypad(StsMeter meter, Fields body) throws RefusedRequest {
    if (!body.isText("digits")) {
      throw RefusedRequest.field(
          "digits", "Send digits as a string: a token may start with a zero.");
    }
    String digits = body.text("digits").orElseThrow();
    body.requireNoOthers();
    return MeterView.keypad(meter, meter.keypad(digits));
  }

  private static Map<String, Object> consume(StsMeter meter, Fields body) throws RefusedRequest {
    Load load = LoadReader.read(meter, body);
    return MeterView.consumption(meter, meter.consume(load));
  }

  /** An action that takes no fields. */
  private static MeterBoard.Use<Map<String, Object>> plain(Fields body, Consumer<StsMeter> action) {
    return (meter, order) -> {
      body.requireNoOthers();
      action.accept(meter);
      return MeterView.whole(meter, order);
    };
  }
}
