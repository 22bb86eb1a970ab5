package prepaid.partnervend.electrum;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.http.JsonValue;

/**
 * What every message but an advice begins with.
 *
 * @param id chosen by the client, and the vend's reference with us
 * @param terminal the till
 */
record Transaction(String id, String terminal, String time, Message message) {
  /** Spaces, and the mark that ends a payer in a vend's key, stand in no id. */
  static final String ID = "[^#\\s]{1,64}";

  private static final String TIME = ".{1,40}";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  /** Copied into the answer as they came; the interface is silent on the last ones. */
  private static final List<String> ECHOED =
      List.of(
          "originator",
          "client",
          "settlementEntity",
          "receiver",
          "basketRef",
          "tranType",
          "srcAccType",
          "destAccType",
          "stan",
          "rrn");

  static final String THIRD_PARTIES = "thirdPartyIdentifiers";

  static Transaction read(Message message, String pathId) {
    String id = id(message, pathId);
    String time = time(message);
    String terminal = originator(message.object("originator"));
    institution(message.object("client"));
    message.optionalObject("settlementEntity").ifPresent(Transaction::institution);
    message.optionalObject("receiver").ifPresent(Transaction::institution);
    thirdParties(message);
    return new Transaction(id, terminal, time, message);
  }

  static String id(Message message, String pathId) {
    String id = message.text("id", ID);
    if (!id.isEmpty() && !id.equals(pathId)) {
      message.refuse("id", "must be the id of the path");
    }
    return id;
  }

  static String time(Message message) {
    String time = message.text("time", TIME);
    try {
      OffsetDateTime read = OffsetDateTime.parse(time.isEmpty() ? "1970-01-01T00:00Z" : time);
      return time.endsWith("Z") ? time : read.withOffsetSameInstant(ZoneOffset.UTC).format(MILLIS);
    } catch (DateTimeException e) {
      message.refuse("time", "must be an RFC 3339 date-time");
      return "";
    }
  }

  static void thirdParties(Message message) {
    for (Message third : message.list(THIRD_PARTIES)) {
      third.text("institutionId", "(?s).*");
      third.optionalText("transactionIdentifier", "(?s).*");
    }
  }

  /** As it came; an empty list when it was left out. */
  static JsonValue thirdPartiesOf(Message message) {
    return message.raw(THIRD_PARTIES).orElse(new JsonValue.Elements(List.of()));
  }

  private static String originator(Message originator) {
    institution(originator.object("institution"));
    String terminal = originator.text("terminalId", "[^|#\\s]{8}");
    originator.optionalText("operatorId", ".{0,30}");
    Message merchant = originator.object("merchant");
    merchant.text("merchantType", "[0-9]{4}");
    merchant.text("merchantId", ".{15}");
    Message name = merchant.object("merchantName");
    name.text("name", ".{0,23}");
    name.text("city", ".{0,13}");
    name.text("region", ".{0,2}");
    name.text("country", ".{0,2}");
    return terminal;
  }

  private static void institution(Message institution) {
    institution.text("id", ".{1,64}");
    institution.text("name", ".{0,40}");
  }

  /** The beginning of the answer. */
  JsonObject echo() {
    JsonObject echo = new JsonObject().put("id", id).put("time", time);
    for (String name : ECHOED) {
      Optional<JsonValue> value = message.raw(name);
      if (value.isPresent()) {
        echo.put(name, value.get());
      }
    }
    return echo.put(THIRD_PARTIES, thirdPartiesOf(message));
  }
}
