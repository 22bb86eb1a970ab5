package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the tool says in words of tokens that it made itself. */
class ExplanationTest {
  private static final String SHORT_KEY = "0011223344556677";
  private static final String LONG_KEY = "00112233445566778899aabbccddeeff";
  private static final String OTHER_LONG_KEY = "ffeeddccbbaa99887766554433221100";

  @Test
  void eachServiceHasItsUnit() {
    List<String> words =
        List.of(
            "1638.4 kWh of electricity",
            "1638.4 m³ of water",
            "1638.4 m³ of gas",
            "1638.4 minutes of time",
            "1.00004 in the base currency for electricity",
            "1.00004 in the base currency for water",
            "1.00004 in the base currency for gas",
            "1.00004 in the base currency for time");
    for (int subclass = 0; subclass < words.size(); subclass++) {
      String amount = subclass < 4 ? "\"rnd\":5,\"tenths\":16384" : "\"unit1e5\":100000";
      String token =
          made("credit", "\"subclass\":%d,\"tid\":1441,%s".formatted(subclass, amount), 11);
      assertContains(explained(token, 11, Map.of()), words.get(subclass));
    }
  }

  private static String made(String op, String fields, int ea) {
    String key = ea == 11 ? LONG_KEY : SHORT_KEY;
    String request =
        "{\"op\":\"%s\",\"ea\":%d,\"decoderKey\":\"%s\",%s}".formatted(op, ea, key, fields);
    Map<String, @Nullable Object> answer = Tool.answer(request);
    assertTrue(answer.containsKey("token"), answer::toString);
    return String.valueOf(answer.get("token"));
  }

  private static String explained(String token, int ea, Map<String, Object> meter) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>(meter);
    request.put("op", "explain");
    request.put("ea", ea);
    request.put("decoderKey", ea == 11 ? LONG_KEY : SHORT_KEY);
    request.put("token", token);
    return String.valueOf(Tool.answer(Tool.json(request)).get("explanation"));
  }

  private static void assertContains(String explanation, String... words) {
    for (String each : words) {
      assertTrue(explanation.contains(each), explanation);
    }
  }

  @Test
  void whatIsWorthKnowingIsSaid() {
    String token = made("credit", "\"subclass\":0,\"tid\":1441,\"rnd\":5,\"tenths\":16384", 7);
    assertEquals(
        "A credit token of 1638.4 kWh of electricity for a meter with this key."
            + " It is for electricity meters that count kWh."
            + " Its token identifier is 1441: made 2035-01-02 00:01 UTC."
            + " That is 00:01, the minute reserved for special tokens."
            + " It is refused by a meter whose key is a default key (DDTKError), that took it"
            + " before (UsedError), or that remembers only later tokens (OldError)."
            + " Its random bits are 5."
            + " Read with the sample EA07 tables, which no live meter uses.",
        explained(token, 7, Map.of("baseDate", 2035)));
  }

  @Test
  void whyAMeterWouldRefuseIt() {
    String token = made("credit", "\"subclass\":0,\"tid\":7000000,\"rnd\":5,\"tenths\":1", 11);
    assertContains(explained(token, 11, Map.of()), "an expiry number below 106 (KeyExpiredError)");
    assertContains(
        explained(token, 11, Map.of("ken", 105)), "A meter with this key answers KeyExpiredError");
    assertContains(explained(token, 11, Map.of("ken", 106)), "A credit token of 0.1 kWh");
    assertContains(
        explained(token, 11, Map.of("kt", 1)), "A meter with this key answers DDTKError");
    String test = "01152921509036054672";
    assertContains(explained(test, 11, Map.of("mfrCode", 7)), "whichever it is");
    String ofMaker =
        String.valueOf(
            Tool.answer("{\"op\":\"test-display\",\"subclass\":0,\"control\":\"1\",\"mfrCode\":7}")
                .get("token"));
    assertContains(explained(ofMaker, 11, Map.of()), "those of manufacturer 7", "(MfrCodeError)");
    assertContains(explained(ofMaker, 11, Map.of("mfrCode", 8)), "answers MfrCodeError");
  }

  @Test
  void whatAManagementTokenDoes() {
    assertManagement("\"subclass\":0,\"watts\":60000", "maximum power to 60004 W", "contactor");
    assertManagement("\"subclass\":1,\"register\":1", "register of water in units to zero");
    assertManagement("\"subclass\":1,\"register\":3", "register of time in units to zero");
    assertManagement("\"subclass\":1,\"register\":4", "register of electricity in money to zero");
    assertManagement("\"subclass\":1,\"register\":6", "register of gas in money to zero");
    assertManagement("\"subclass\":1,\"register\":65535", "all credit registers to zero");
    assertManagement("\"subclass\":2,\"value\":77", "tariff rate to 77", "count money");
    assertManagement("\"subclass\":5", "clears the tamper condition");
    assertManagement("\"subclass\":6,\"watts\":500", "phases may differ to 500 W");
    assertManagement("\"subclass\":7,\"value\":9", "water meter factor to 9", "water meters");
    assertManagement(
        "\"subclass\":10,\"index\":3,\"rest\":4", "number 3 of the extended set", "one public");
  }

  private static void assertManagement(String fields, String... words) {
    String token = made("manage", "\"rnd\":5,\"tid\":9," + fields, 11);
    assertContains(explained(token, 11, Map.of()), words);
  }

  @Test
  void whatATestShows() {
    assertContains(
        explained("56493153725450313471", 11, Map.of()), "\"test 0\"", "code of 2 digits");
    assertContains(
        explained("02305843005052951967", 11, Map.of()), "\"test 0\"", "code of 4 digits");
    assertContains(
        explained("18446744073843772416", 11, Map.of()),
        "asks the meter to show the key revision number and the key type",
        "It is not encrypted");
    assertTest("\"subclass\":0,\"control\":\"800000000\"", "no test that is known");
    assertTest("\"subclass\":1,\"control\":\"12\"", "indicators, to show the tariff index");
    assertTest("\"subclass\":2,\"index\":9", "reads number 9 of the extended set");
  }

  private static void assertTest(String fields, String words) {
    String request = "{\"op\":\"test-display\",\"mfrCode\":0,%s}".formatted(fields);
    String token = String.valueOf(Tool.answer(request).get("token"));
    assertContains(explained(token, 11, Map.of()), words);
  }

  @Test
  void whatAKeyChangeBrings() {
    List<?> four = keyChange(11, LONG_KEY, OTHER_LONG_KEY, false);
    assertSection(four.get(0), 11, "first section, with key type DUTK, key revision 2, after");
    assertSection(four.get(1), 11, "second section, with tariff index 07");
    assertSection(four.get(2), 11, "lower half of the supply group");
    assertSection(four.get(3), 11, "upper half of the supply group", "128 bits");
    List<?> three = keyChange(7, SHORT_KEY, "7766554433221100", true);
    assertSection(three.get(0), 7, "of a set of three", "64 bits");
    assertSection(three.get(2), 7, "third section, with supply group 123456");
  }

  private static List<?> keyChange(int ea, String oldKey, String newKey, boolean three) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("op", "key-change");
    request.put("ea", ea);
    request.put("oldDecoderKey", oldKey);
    request.put("newDecoderKey", newKey);
    request.put("kt", 2);
    request.put("sgc", "123456");
    request.put("ti", "07");
    request.put("krn", 2);
    request.put("ken", 255);
    request.put("rollOver", 1);
    request.put("threeTokens", three);
    return Objects.requireNonNull((List<?>) Tool.answer(Tool.json(request)).get("tokens"));
  }

  private static void assertSection(Object token, int ea, String... words) {
    String explanation = explained(token.toString(), ea, Map.of());
    assertContains(explanation, words);
    assertContains(explanation, "changes nothing until the whole set is in", "KeyTypeError");
  }

  @Test
  void whatAWholeSetBrings() {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("op", "explain");
    request.put("ea", 11);
    request.put("decoderKey", LONG_KEY);
    request.put("tokens", keyChange(11, LONG_KEY, OTHER_LONG_KEY, false));
    String explanation = String.valueOf(Tool.answer(Tool.json(request)).get("explanation"));
    assertContains(
        explanation,
        "A key change of 4 tokens",
        "type DUTK (the ordinary key of a supply group), supply group 123456, tariff index 07,"
            + " key revision 2; it never expires.",
        "forgets the tokens it knows",
        "for meters with keys of 128 bits");
    assertTrue(!explanation.contains("ffee"), explanation);
    request.put("oldKt", 3);
    assertContains(
        String.valueOf(Tool.answer(Tool.json(request)).get("explanation")),
        "A meter with this key answers KeyTypeError");
  }
}
