package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import prepaid.http.HttpResponse;

/** The contract tells what the face does: its addresses, and the fields of its answers. */
class ContractTest {
  private final Town town = new Town();
  private final Map<?, ?> contract = new Yaml().load(town.get("/v1/openapi.yaml").bodyText());

  @Test
  void everyAddressOfTheContractIsThere() {
    Map<?, ?> paths = map(contract.get("paths"));
    assertEquals(12, paths.size());
    for (Map.Entry<?, ?> path : paths.entrySet()) {
      String address =
          path.getKey().toString().replace("{provider}", "sandbox").replaceAll("\\{.*?}", "x");
      for (Object method : map(path.getValue()).keySet()) {
        if (!method.equals("parameters")) {
          HttpResponse response =
              town.call(method.toString().toUpperCase(Locale.ROOT), address, Map.of(), "");
          assertNotEquals(405, response.status(), address);
          assertTrue(
              response.status() < 500 && !response.bodyText().contains("nothing at this address"),
              address);
        }
      }
    }
  }

  @Test
  void answersHaveTheFieldsOfTheContract() {
    conforms("Meter", town.get("/v1/meters/" + Town.METER));
    conforms("Meter", town.get("/v1/meters/" + Town.BLOCKED));
    conforms("Problem", town.get("/v1/meters/0"));
    String order = "{\"meterNumber\":\"" + Town.METER + "\",\"amount\":\"500.00\"}";
    conforms("Quote", town.post("/v1/quotes", order));
    conforms("Purchase", town.order(Town.KEY, order));
    String id = town.ordered();
    town.moduleAway = true;
    conforms("Problem", town.paid(id, "500.00"));
    conforms("Purchase", town.get("/v1/purchases/" + id));
    town.moduleAway = false;
    assertEquals(200, town.paid(id, "500.00").status());
    HttpResponse vended = town.get("/v1/purchases/" + id);
    assertTrue(vended.bodyText().contains("receipt"));
    conforms("Purchase", vended);
  }

  private void conforms(String schema, HttpResponse response) {
    List<String> mistakes = new ArrayList<>();
    check(
        schema,
        resolved(Map.of("$ref", "#/components/schemas/" + schema)),
        Town.json(response),
        mistakes);
    assertEquals(List.of(), mistakes, response.bodyText());
  }

  private void check(String at, Map<?, ?> schema, Object value, List<String> mistakes) {
    switch (value) {
      case Map<?, ?> object -> checkObject(at, schema, object, mistakes);
      case List<?> list -> {
        for (Object element : list) {
          check(at + "[]", resolved(map(schema.get("items"))), element, mistakes);
        }
      }
      default -> checkScalar(at, schema, value, mistakes);
    }
  }

  private void checkObject(String at, Map<?, ?> schema, Map<?, ?> value, List<String> mistakes) {
    Map<?, ?> properties = map(schema.get("properties"));
    for (Map.Entry<?, ?> field : value.entrySet()) {
      String path = at + "." + field.getKey();
      Object property = properties.get(field.getKey());
      if (property == null) {
        mistakes.add(path + " is not in the contract");
      } else {
        check(path, resolved(map(property)), field.getValue(), mistakes);
      }
    }
    for (Object required :
        (List<?>) Optional.ofNullable(schema.get("required")).orElse(List.of())) {
      if (!value.containsKey(required)) {
        mistakes.add(at + "." + required + " is missing");
      }
    }
  }

  private static void checkScalar(
      String at, Map<?, ?> schema, Object value, List<String> mistakes) {
    if (schema.get("pattern") instanceof String pattern && !value.toString().matches(pattern)) {
      mistakes.add(at + " does not match " + pattern);
    }
    if (schema.get("enum") instanceof List<?> values && !values.contains(value)) {
      mistakes.add(at + " is none of " + values);
    }
    String type =
        switch (value) {
          case Boolean truth -> "boolean";
          case Integer number -> "integer";
          default -> "string";
        };
    if (schema.get("type") instanceof String expected && !expected.equals(type)) {
      mistakes.add(at + " is no " + expected);
    }
  }

  private Map<?, ?> resolved(Map<?, ?> schema) {
    if (!(schema.get("$ref") instanceof String reference)) {
      return schema;
    }
    Map<?, ?> found = contract;
    for (String part : reference.substring(2).split("/")) {
      found = map(found.get(part));
    }
    return found;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
