package prepaid.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prepaid.aws.fixture.Samples;
import prepaid.localcloud.Wiring;
import prepaid.localcloud.sandbox.PrinterDesk;
import prepaid.localcloud.sandbox.PrinterDesk.PrintedCard;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;
import prepaid.vending.limits.Limits;

/** Cards to redeem and meters to redeem them for, made through the office of a running system. */
final class CardMaker {
  private static final int FIRST_METER = 700_000;
  private static final List<String> REGISTRATION =
      List.of(
          "supplyGroup",
          "tariffIndex",
          "keyRevision",
          "keyType",
          "encryptionAlgorithm",
          "tariff",
          "holder");

  private final JsonCalls calls;
  private final String office;
  private final Map<String, String> admin;
  private final Map<String, String> second;

  CardMaker(JsonCalls calls, URI api, Map<String, String> operators) {
    this.calls = calls;
    this.office = api + "/office/v1";
    this.admin = bearer(operators, "admin");
    this.second = bearer(operators, "admin2");
  }

  private static Map<String, String> bearer(Map<String, String> operators, String name) {
    return Map.of("Authorization", "Bearer " + operators.getOrDefault(name, ""));
  }

  /** Meters like that one, with numbers of their own. */
  List<String> meters(String like, int count) {
    Map<String, Object> body =
        new HashMap<>(good(calls.get(office + "/meters/" + like, admin)).object());
    body.keySet().retainAll(REGISTRATION);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String number = Samples.drn(FIRST_METER + i).digits();
      good(calls.put(office + "/meters/" + number, admin, body));
      numbers.add(number);
    }
    return numbers;
  }

  /** PINs of active cards of 100.00. */
  List<String> pins(int count) {
    PrinterDesk printer = PrinterDesk.open(Date.from(Wiring.clock().instant()), Wiring.random());
    good(calls.put(office + "/card-printer", admin, Map.of("publicKey", printer.publicKey())));
    Map<String, Object> batch =
        Map.of(
            "currency", "ZAR",
            "expires", "2099-12-31",
            "cards", List.of(Map.of("denomination", "100.00", "count", count)));
    String path =
        office
            + "/card-batches/"
            + Json.string(good(calls.post(office + "/card-batches", admin, batch)).object(), "id");
    List<String> pins = new ArrayList<>();
    for (int page = 1; pins.size() < count; page++) {
      String message = Json.string(page(path, page).object(), "message");
      printer.read(message).stream().map(PrintedCard::pin).forEach(pins::add);
      if (page > count / Limits.CARD_PAGE_MAX + 1) {
        throw new IllegalStateException("cards are missing in the print file");
      }
    }
    good(calls.post(path + "/activate", admin, Map.of()));
    return pins;
  }

  /** The release of a batch takes two operators, once. */
  private Reply page(String path, int number) {
    String page = path + "/print-file?page=" + number;
    Reply reply = good(calls.get(page, admin));
    if (reply.status() == 200) {
      return reply;
    }
    String approval = Json.string(Json.member(reply.object(), "approval"), "id");
    good(calls.post(office + "/approvals/" + approval + "/approve", second, Map.of()));
    return good(calls.get(page, admin));
  }

  private static Reply good(Reply reply) {
    if (!reply.good()) {
      throw new IllegalStateException("the office refused: " + reply.words());
    }
    return reply;
  }
}
