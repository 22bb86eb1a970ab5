package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with one thing wrong: each refused by name. */
class BadFieldsTest {
  private static final String SHORT_KEY = "0011223344556677";
  private static final String LONG_KEY = "00112233445566778899aabbccddeeff";

  @ParameterizedTest
  @ValueSource(strings = {"decoder-key", "credit", "money", "manage", "test-display", "key-change"})
  void theRequestsBelowAreValidOtherwise(String op) {
    assertEquals("none", Tool.errorKind(Tool.json(Requests.valid(op))));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "vendingKey, ababababababab, InvalidKey",
        "vendingKey, ababababababababab, InvalidKey",
        "vendingKey, abababababababaa, InvalidKey",
        "vendingKey, '', InvalidKey",
        "vendingKey, abababababababaｂ, InvalidHex",
        "vendingKey, 0xabababababababab, InvalidHex",
        "vendingKey, aba, InvalidHex",
        "meterPan, ６００７２７００００００００００09, InvalidIdentity",
        "meterPan, 600727000000000008, InvalidIdentity",
        "ti, 100, OutOfRange",
        "ti, -1, OutOfRange",
        "ti, ０１, OutOfRange",
        "krn, 0, OutOfRange",
        "krn, 10, OutOfRange",
        "krn, １, WrongType",
        "sgc, 12345, OutOfRange",
        "sgc, 1234567, OutOfRange",
        "sgc, +12345, OutOfRange",
        "sgc, '', OutOfRange",
        "kt, 4, OutOfRange",
        "dkga, 3, OutOfRange",
        "ea, 8, OutOfRange",
        "ea, 11, NotAllowed"
      })
  void fieldsOfDecoderKey(String field, @Nullable String value, String kind) {
    assertOneWrong("decoder-key", field, value, kind);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "tenths, 18201625, OutOfRange",
        "tenths, -1, OutOfRange",
        "tenths, 1.5, WrongType",
        "tenths, ５, WrongType",
        "tenths, 1e3, WrongType",
        "tid, 16777216, OutOfRange",
        "rnd, 16, OutOfRange",
        "subclass, 8, OutOfRange",
        "class, 2, OutOfRange",
        "ea, 9, NotAllowed",
        "decoderKey, 0011223344556677, InvalidKey",
        "decoderKey, -, MissingField",
        "utc, 2026-01-01T00:00:00Z, NotAllowed"
      })
  void fieldsOfCredit(String field, @Nullable String value, String kind) {
    assertOneWrong("credit", field, value, kind);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "unit1e5, 182044444444444444444444444444442625000, OutOfRange",
        "unit1e5, -182044444444444444444444444444442625000, OutOfRange",
        "rnd, 5, NotAllowed",
        "tenths, 5, NotAllowed"
      })
  void fieldsOfCreditInMoney(String field, @Nullable String value, String kind) {
    assertOneWrong("money", field, value, kind);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "watts, 18201625, OutOfRange",
        "watts, -1, OutOfRange",
        "register, 0, NotAllowed",
        "value, 0, NotAllowed",
        "subclass, 3, NotAllowed",
        "subclass, 9, NotAllowed",
        "subclass, 11, OutOfRange",
        "class, 0, OutOfRange",
        "rnd, -, MissingField"
      })
  void fieldsOfManage(String field, @Nullable String value, String kind) {
    assertOneWrong("manage", field, value, kind);
  }

  @ParameterizedTest
  @CsvSource({
    "amount, tenths, 0, none",
    "amount, tenths, 18201624, none",
    "amount, tenths, 18201625, OutOfRange",
    "amount, tenths, -1, OutOfRange",
    "currency, unit1e5, 182034444444444444444444444444442624, none",
    "currency, unit1e5, -182034444444444444444444444444442624, none",
    "currency, unit1e5, 182034444444444444444444444444442625, OutOfRange"
  })
  void whereNumbersEnd(String op, String field, String value, String kind) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("op", op);
    request.put(field, value);
    assertEquals(kind, Tool.errorKind(Tool.json(request)));
  }

  @Test
  void aSubclassThatIsNotMadeIsRefusedForItselfWhateverElseIsThere() {
    for (int subclass : new int[] {3, 4, 8, 9, 11, 15}) {
      Map<String, Object> request = Requests.valid("manage");
      request.put("subclass", subclass);
      String answer = Tool.run(Tool.json(request) + "\n").out();
      assertTrue(answer.contains(subclass > 10 ? "reserved or proprietary" : "key-change"), answer);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "control, 1fffffffff, InvalidHex",
        "control, '', InvalidHex",
        "control, 0x1, InvalidHex",
        "control, -, MissingField",
        "mfrCode, 256, OutOfRange",
        "mfrCode, -1, OutOfRange",
        "subclass, 3, OutOfRange",
        "subclass, 6, OutOfRange",
        "subclass, 16, OutOfRange",
        "subclass, 2, NotAllowed",
        "class, 0, OutOfRange"
      })
  void fieldsOfTestDisplay(String field, @Nullable String value, String kind) {
    assertOneWrong("test-display", field, value, kind);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "kt, 3, NotAllowed",
        "kt, 4, OutOfRange",
        "ti, 100, OutOfRange",
        "krn, 0, OutOfRange",
        "krn, 10, OutOfRange",
        "ken, 256, OutOfRange",
        "ken, -1, OutOfRange",
        "sgc, 12345, OutOfRange",
        "rollOver, 2, OutOfRange",
        "rollOver, yes, WrongType",
        "ea, 9, NotAllowed",
        "ea, 11, InvalidKey",
        "oldDecoderKey, 001122334455667788, InvalidKey",
        "newDecoderKey, 00112233445566, InvalidKey",
        "oldKt, 3, NotAllowed",
        "mfrCode, 0, UnknownField"
      })
  void fieldsOfKeyChange(String field, @Nullable String value, String kind) {
    assertOneWrong("key-change", field, value, kind);
  }

  private static void assertOneWrong(String op, String field, @Nullable String value, String kind) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>(Requests.valid(op));
    request.put(field, value);
    Tool.assertRefused(kind, Tool.json(request));
  }

  @Test
  void threeTokensAreForShortKeysAndExpiredKeysForNobody() {
    Map<String, Object> request = Requests.valid("key-change");
    request.put("threeTokens", true);
    assertEquals("none", Tool.errorKind(Tool.json(request)));
    request.putAll(Map.of("ea", 11, "oldDecoderKey", LONG_KEY, "newDecoderKey", LONG_KEY));
    Tool.assertRefused("NotAllowed", Tool.json(request));
    request.put("threeTokens", false);
    request.put("ken", 5);
    request.put("tid", 6 << 16);
    Tool.assertRefused("NotAllowed", Tool.json(request));
    request.put("tid", (6 << 16) - 1);
    assertEquals("none", Tool.errorKind(Tool.json(request)));
  }

  @ParameterizedTest
  @CsvSource({
    "1993, 1992-12-31T23:59:59Z, OutOfRange",
    "1993, 2024-11-24T20:16:00Z, OutOfRange",
    "2014, 2013-12-31T23:59:59Z, OutOfRange",
    "2014, 2045-11-24T20:16:00Z, OutOfRange",
    "2035, 2034-12-31T23:59:59Z, OutOfRange",
    "2035, 2066-11-24T20:16:00Z, OutOfRange",
    "2014, +999999999-12-31T23:59:59Z, OutOfRange",
    "2000, 2014-01-01T00:00:00Z, OutOfRange",
    "2014, 2014-01-01, InvalidTime",
    "2014, 2014-02-30T00:00:00Z, InvalidTime",
    "2014, ２０１４-01-01T00:00:00Z, InvalidTime",
    "2014, '', InvalidTime"
  })
  void timesThatNoTokenHas(String base, String utc, String kind) {
    String request = "{\"op\":\"tid\",\"baseDate\":%s,\"utc\":\"%s\"}".formatted(base, utc);
    Tool.assertRefused(kind, request);
    Map<String, @Nullable Object> credit = new LinkedHashMap<>(Requests.valid("credit"));
    credit.remove("tid");
    credit.put("baseDate", base);
    credit.put("utc", utc);
    Tool.assertRefused(kind, Tool.json(credit));
  }

  @Test
  void tablesThatAreNone() {
    List<Integer> nibbles = IntStream.range(0, 16).boxed().toList();
    List<Integer> bits = IntStream.range(0, 64).boxed().toList();
    Map<String, Object> right =
        Map.of("substitution0", nibbles, "substitution1", nibbles, "permutation", bits);
    assertEquals("none", Tool.errorKind(withTables(right)));
    for (String table : right.keySet()) {
      List<Integer> entries = table.equals("permutation") ? bits : nibbles;
      List<Integer> twice = new ArrayList<>(entries);
      twice.set(3, 4);
      List<Integer> beyond = new ArrayList<>(entries);
      beyond.set(0, entries.size());
      for (Object wrong :
          List.of(
              twice,
              beyond,
              entries.subList(1, entries.size()),
              Collections.nCopies(entries.size(), -1),
              Collections.nCopies(entries.size(), "1"),
              List.of(),
              "sample")) {
        Map<String, Object> tables = new LinkedHashMap<>(right);
        tables.put(table, wrong);
        Tool.assertRefused("InvalidTables", withTables(tables));
      }
      Map<String, Object> missing = new LinkedHashMap<>(right);
      missing.remove(table);
      Tool.assertRefused("InvalidTables", withTables(missing));
    }
    Tool.assertRefused("InvalidTables", withTables("licensed"));
    Tool.assertRefused("InvalidTables", withTables(List.of()));
  }

  private static String withTables(Object tables) {
    Map<String, Object> request = Requests.valid("credit");
    request.putAll(Map.of("ea", 7, "decoderKey", SHORT_KEY, "tables", tables));
    return Tool.json(request);
  }
}
