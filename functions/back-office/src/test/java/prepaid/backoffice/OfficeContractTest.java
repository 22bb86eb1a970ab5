package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import prepaid.http.HttpResponse;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.vending.VendOutcome;

/** What {@code docs/api/office.yaml} promises is what the routes do. */
final class OfficeContractTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
  private static final Object CONTRACT = contract();

  private final OfficeWorld world = new OfficeWorld();

  private static Object contract() {
    Path file = Path.of(System.getProperty("house.root", "../.."), "docs/api/office.yaml");
    try {
      return new Yaml().load(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Object at(Object node, Object... keys) {
    Object here = node;
    for (Object key : keys) {
      here = Objects.requireNonNull(((Map<?, ?>) here).get(key), "no " + key);
      if (here instanceof Map<?, ?> map && map.get("$ref") instanceof String reference) {
        here = at(CONTRACT, (Object[]) reference.substring(2).split("/"));
      }
    }
    return here;
  }

  private static Map<?, ?> paths() {
    return (Map<?, ?>) at(CONTRACT, "paths");
  }

  @Test
  void namesEveryRouteAndNoOther() {
    Set<String> promised = new TreeSet<>();
    paths()
        .forEach((path, operations) ->
            ((Map<?, ?>) operations)
                .keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(method ->
                        promised.add(
                            String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path)));
    Set<String> served =
        world.routes().stream()
            .map(route -> route.method() + " " + route.template())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(served, promised);
  }

  @Test
  void itsExamplesWorkInOrder() throws IOException {
    put("/utilities/{id}", "city-power");
    put("/supply-groups/{supplyGroup}", "123457");
    put("/tariffs/{id}/versions/{date}", "domestic", "2026-01-01");
    put("/meters/{meterNumber}", "01234567897");
    send("post", "/tariffs/{id}/dry-run", "200", List.of("domestic"));
    send("post", "/supply-groups/{supplyGroup}/keys", "202", List.of("123457"));
    shows("/supply-groups/{supplyGroup}/keys", "/supply-groups/123457/keys");
    shows("/key-warnings", "/key-warnings");
    shows("/base-dates", "/base-dates");
    shows("/sign-in", "/sign-in");
    shows("/meters", "/meters?account=A-1001");
    shows("/reports/{name}", "/reports/debts?utility=city-power");
    world.sales = request -> new VendOutcome.Vended(VendSamples.ordinary(), false);
    send("post", "/meters/{meterNumber}/key-changes", "201", List.of("01234567897"));
    send("post", "/meters/{meterNumber}/engineering-tokens", "201", List.of("01234567897"));
    shows("/meters/{meterNumber}/power-limits", "/meters/01234567897/power-limits");
    world.sold.add(VendSamples.ordinary());
    shows("/meters/{meterNumber}/vends", "/meters/01234567897/vends");
    send("post", "/tokens/explain", "200", List.of());
    imported();
    put("/partners/{id}", "corner-shop");
    send("post", "/partners/{id}/deposits", "201", List.of("corner-shop"));
    shows("/partners/{id}", "/partners/corner-shop");
    send("post", "/exports/token-checks", "200", List.of());
    shows("/exports/vends", "/exports/vends");
    put("/phone-vendors/{phone}", "+27821234567");
    String codes = "/phone-vendors/+27821234567/codes";
    assertEquals(202, world.call(OfficeWorld.admin(), "POST", codes, "").status());
    shows("/phone-vendors/{phone}", "/phone-vendors/+27821234567");
    send("post", "/campaigns", "201", List.of());
    shows("/campaigns", "/campaigns");
    shows("/campaigns/{id}", "/campaigns/roll-2026");
    shows("/campaigns/{id}/meters", "/campaigns/roll-2026/meters?state=silent");
    String pause = "/campaigns/roll-2026/pause";
    assertEquals(200, world.call(OfficeWorld.admin(), "POST", pause, "").status());
    shows("/utilities", "/utilities");
    shows("/utilities/{id}", "/utilities/city-power");
    shows("/supply-groups/{supplyGroup}", "/supply-groups/123457");
    shows("/tariffs/{id}/versions", "/tariffs/domestic/versions");
    shows("/tariffs/{id}/versions/{date}", "/tariffs/domestic/versions/2026-01-01");
    shows("/meters/{meterNumber}", "/meters/01234567897");
  }

  private void imported() throws IOException {
    send("post", "/meters/import", "202", List.of());
    HttpResponse opened =
        world.call(OfficeWorld.admin(), "POST", "/meters/import", "{\"parts\": 1}");
    String job = "/imports/" + OfficeWorld.json(opened).get("id");
    Object part = at(paths(), "/office/v1/imports/{id}/parts/{part}", "put");
    Object example = at(part, "requestBody", "content", "text/csv", "example");
    HttpResponse sent = world.csv(job + "/parts/1", String.valueOf(example));
    assertEquals(200, sent.status(), sent.bodyText());
    isAsPromised(part, "200", sent);
    shows("/imports/{id}", job);
    assertTrue(world.get(job).bodyText().contains("\"registered\":1"));
  }

  private void put(String template, String... values) throws IOException {
    send("put", template, "201", List.of(values));
    send("put", template, "200", List.of(values));
  }

  private void send(String method, String template, String status, List<String> values)
      throws IOException {
    Object operation = at(paths(), "/office/v1" + template, method);
    Object example = at(operation, "requestBody", "content", "application/json", "example");
    String path = template;
    for (String value : values) {
      path = path.replaceFirst("\\{[a-zA-Z]+}", value);
    }
    HttpResponse response =
        world.call(
            OfficeWorld.admin(), method.toUpperCase(Locale.ROOT), path, JSON.std.asString(example));
    assertEquals(status, String.valueOf(response.status()), response.bodyText());
    isAsPromised(operation, status, response);
  }

  private void shows(String template, String path) {
    HttpResponse response = world.get(path);
    assertEquals(200, response.status(), response.bodyText());
    isAsPromised(at(paths(), "/office/v1" + template, "get"), "200", response);
  }

  private static void isAsPromised(Object operation, String status, HttpResponse response) {
    Object schema = at(operation, "responses", status, "content", "application/json", "schema");
    Map<String, Object> json = OfficeWorld.json(response);
    Set<String> properties = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    collect(schema, properties, required);
    assertTrue(properties.containsAll(json.keySet()), properties + " " + json.keySet());
    assertTrue(json.keySet().containsAll(required), required + " " + json.keySet());
  }

  private static void collect(Object schema, Set<String> properties, Set<String> required) {
    Map<?, ?> map = (Map<?, ?>) schema;
    if (map.get("$ref") instanceof String reference) {
      collect(at(CONTRACT, (Object[]) reference.substring(2).split("/")), properties, required);
    }
    if (map.get("allOf") instanceof List<?> parts) {
      parts.forEach(part -> collect(part, properties, required));
    }
    if (map.get("properties") instanceof Map<?, ?> own) {
      own.keySet().forEach(name -> properties.add(String.valueOf(name)));
    }
    if (map.get("required") instanceof List<?> names) {
      names.forEach(name -> required.add(String.valueOf(name)));
    }
  }
}
