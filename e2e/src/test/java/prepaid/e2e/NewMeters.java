package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import prepaid.e2e.Http.Reply;
import prepaid.sts.Drn;

/** Meters that one story has for itself. */
record NewMeters(RunningSystem system) {
  /** Far from the sandbox's own numbers. */
  private static final AtomicInteger LAST = new AtomicInteger(77_000_000);

  /** Registers a new meter on a new tariff and has it made, like the first one of the sandbox. */
  String on(String tariff, String version, String more) {
    String path = "/office/v1/tariffs/" + tariff + "/versions/2026-01-01";
    assertTrue(system.office("admin").send("PUT", path, version).status() < 300);
    return on(tariff, more);
  }

  /** The same on a tariff that is there. */
  String on(String tariff, String more) {
    return like(RunningSystem.meterList().getFirst(), tariff, more);
  }

  /** On the sandbox's flat tariff, of a supply group and key revision of the story's own. */
  String of(String supplyGroup, int keyRevision) {
    Map<String, Object> other = new HashMap<>(RunningSystem.meterList().getFirst());
    other.put("sgc", supplyGroup);
    other.put("krn", keyRevision);
    return like(other, "highveld-flat", "");
  }

  /** The same of another meter's utility, supply group and key; of algorithm EA11. */
  String like(Map<String, Object> other, String tariff, String more) {
    Http admin = system.office("admin");
    String number = newNumber();
    String registration =
        """
        {"supplyGroup": "%s", "tariffIndex": "01", "keyRevision": %s, "keyType": 2,
         "encryptionAlgorithm": 11, "tariff": "%s", "holder": "Sara Mensah"%s}\
        """
            .formatted(other.get("sgc"), other.get("krn"), tariff, more);
    Reply registered = admin.send("PUT", "/office/v1/meters/" + number, registration);
    assertEquals(201, registered.status(), registered.body());
    Map<String, Object> made = new HashMap<>();
    for (String field : List.of("ea", "dkga", "baseDate", "sgc", "ti", "krn", "kt", "ken")) {
      made.put(field, other.get(field));
    }
    made.put("vendingKey", "abababababababab949494949494949401234567");
    made.put("resource", "electricity");
    made.put("mode", "units");
    made.put("currency", other.get("currency"));
    made.put("initialCredit", "0.0");
    made.put(
        "manufacturedAt",
        RunningSystem.options().clock().instant().minus(2, ChronoUnit.DAYS).toString());
    made.put("note", "of a story");
    Reply maker = system.meters().send("PUT", "/meters/" + number, Http.json(made));
    assertTrue(maker.status() < 300, maker.body());
    return number;
  }

  /** The same in everything: algorithm, key, and when it could be made. */
  String twinOf(Map<String, Object> other, String tariff) {
    String number = newNumber();
    Map<String, Object> made = new HashMap<>();
    for (String field :
        List.of("ea", "dkga", "baseDate", "sgc", "ti", "krn", "kt", "ken", "resource", "mode")) {
      made.put(field, other.get(field));
    }
    made.put(
        "vendingKey",
        Integer.valueOf(2).equals(other.get("dkga"))
            ? "abababababababab"
            : "abababababababab949494949494949401234567");
    if (other.containsKey("tables")) {
      made.put("tables", other.get("tables"));
    }
    made.put("currency", other.get("currency"));
    made.put("initialCredit", "0.0");
    made.put(
        "manufacturedAt",
        Integer.valueOf(1993).equals(other.get("baseDate"))
            ? "2024-06-01T00:00:00Z"
            : RunningSystem.options().clock().instant().minus(2, ChronoUnit.DAYS).toString());
    made.put("note", "of a story");
    Map<String, Object> registration = new HashMap<>();
    registration.put("supplyGroup", other.get("sgc"));
    registration.put("tariffIndex", other.get("ti"));
    registration.put("keyRevision", other.get("krn"));
    registration.put("keyType", other.get("kt"));
    registration.put("encryptionAlgorithm", other.get("ea"));
    registration.put("tariff", tariff);
    registration.put("holder", "Sara Mensah");
    registration.put("phone", "+2784" + number.substring(number.length() - 7));
    Reply registered = system.office("admin").put("/office/v1/meters/" + number, registration);
    assertEquals(201, registered.status(), registered.body());
    Reply maker = system.meters().put("/meters/" + number, made);
    assertTrue(maker.status() < 300, maker.body());
    return number;
  }

  private static String newNumber() {
    String body = "01%08d".formatted(LAST.incrementAndGet());
    return IntStream.range(0, 10)
        .mapToObj(digit -> body + digit)
        .filter(digits -> Drn.refusal(digits).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
