package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationTest {
  private static final String KEY_16 = "00112233445566778899aabbccddeeff";

  private static Map<String, Object> decoderKey() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("op", "decoder-key");
    request.put("dkga", 4);
    request.put("ea", 11);
    request.put("baseDate", 2014);
    request.put("vendingKey", "abababababababab949494949494949401234567");
    request.put("meterPan", "600727000000000009");
    request.put("kt", 2);
    request.put("sgc", "123457");
    request.put("ti", "01");
    request.put("krn", 1);
    return request;
  }

  private static Map<String, Object> credit() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("op", "credit");
    request.put("ea", 11);
    request.put("decoderKey", KEY_16);
    request.put("subclass", 0);
    request.put("rnd", 5);
    request.put("tid", 1000);
    request.put("tenths", 500);
    return request;
  }

  /** The request with one field changed, or without it where the value is null. */
  private static String with(Map<String, Object> request, String field, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(request);
    changed.put(field, value);
    return Tool.errorKind(Tool.json(changed));
  }

  @Test
  void everyFieldOfDecoderKeyIsHeldToItsRange() {
    assertEquals("none", with(decoderKey(), "krn", 9));
    assertEquals("none", with(decoderKey(), "baseDate", "2014"));
    assertEquals("OutOfRange", with(decoderKey(), "dkga", 3));
    assertEquals("OutOfRange", with(decoderKey(), "ea", 10));
    assertEquals("NotAllowed", with(decoderKey(), "ea", 9));
    assertEquals("NotAllowed", with(decoderKey(), "dkga", 2));
    assertEquals("MissingField", with(decoderKey(), "baseDate", null));
    assertEquals("OutOfRange", with(decoderKey(), "baseDate", 2015));
    assertEquals("InvalidHex", with(decoderKey(), "vendingKey", "xy"));
    assertEquals("InvalidHex", with(decoderKey(), "vendingKey", "abc"));
    assertEquals("InvalidKey", with(decoderKey(), "vendingKey", "abababababababab"));
    assertEquals("InvalidIdentity", with(decoderKey(), "meterPan", "600727000000000008"));
    assertEquals("WrongType", with(decoderKey(), "meterPan", 600727000000000009L));
    assertEquals("OutOfRange", with(decoderKey(), "kt", 4));
    assertEquals("OutOfRange", with(decoderKey(), "sgc", "12345"));
    assertEquals("OutOfRange", with(decoderKey(), "ti", "100"));
    assertEquals("OutOfRange", with(decoderKey(), "krn", 0));
    assertEquals("OutOfRange", with(decoderKey(), "krn", 10));
    assertEquals("UnknownField", with(decoderKey(), "ken", 255));
  }

  @Test
  void desVendingKeysNeedTheirParity() {
    Map<String, Object> request = decoderKey();
    request.put("dkga", 2);
    request.put("ea", 7);
    assertEquals("none", with(request, "vendingKey", "abababababababab"));
    assertEquals("InvalidKey", with(request, "vendingKey", "abababababababaa"));
  }

  @Test
  void theFirstDerivationIsForTheFirstKeysOfTheOldestMeters() {
    Map<String, Object> request = decoderKey();
    request.put("dkga", 1);
    request.put("ea", 7);
    request.put("vendingKey", "abababababababab");
    request.put("meterPan", "600727010000000081");
    assertEquals("none", with(request, "krn", 1));
    assertEquals("NotAllowed", with(request, "krn", 2));
    assertEquals("NotAllowed", with(request, "meterPan", "600727000000000009"));
  }

  @Test
  void theWithdrawnCipherIsReadAndNotMade() {
    Map<String, Object> request = credit();
    request.put("decoderKey", "0011223344556677");
    assertEquals("NotAllowed", with(request, "ea", 9));
    String block = "{\"op\":\"%s\",\"ea\":9,\"key\":\"133457799bbcdff1\",\"%s\":\"%s\"}";
    assertEquals(
        "NotAllowed",
        Tool.errorKind(block.formatted("encrypt-block", "plaintext", "0123456789abcdef")));
    assertEquals(
        "0123456789abcdef",
        Tool.answer(block.formatted("decrypt-block", "ciphertext", "85e813540f0ab405"))
            .get("plaintext"));
  }

  @Test
  void everyFieldOfCreditIsHeldToItsRange() {
    assertEquals("none", with(credit(), "class", 0));
    assertEquals("OutOfRange", with(credit(), "class", 2));
    assertEquals("OutOfRange", with(credit(), "subclass", 8));
    assertEquals("OutOfRange", with(credit(), "rnd", 16));
    assertEquals("MissingField", with(credit(), "rnd", null));
    assertEquals("OutOfRange", with(credit(), "tid", 1 << 24));
    assertEquals("OutOfRange", with(credit(), "tid", -1));
    assertEquals("OutOfRange", with(credit(), "tenths", 18_201_625));
    assertEquals("NotAllowed", with(credit(), "unit1e5", "1"));
    assertEquals("NotAllowed", with(credit(), "subclass", 4));
    assertEquals("InvalidKey", with(credit(), "decoderKey", "0011223344556677"));
    assertEquals("WrongType", with(credit(), "decoderKey", 11));
  }

  @Test
  void moneyHasNoRandomBits() {
    Map<String, Object> request = credit();
    request.remove("tenths");
    request.put("subclass", 4);
    request.put("unit1e5", "100000");
    assertEquals("NotAllowed", with(request, "rnd", 5));
    assertEquals("none", with(request, "rnd", null));
  }

  @Test
  void tablesThatAreNoneAreRefusedInWords() {
    Map<String, Object> request = credit();
    request.put("ea", 7);
    request.put("decoderKey", "0011223344556677");
    assertEquals("none", with(request, "tables", "sample"));
    assertEquals("InvalidTables", with(request, "tables", "licensed"));
    assertEquals("InvalidTables", with(request, "tables", 7));
    assertEquals("InvalidTables", with(request, "tables", Map.of()));
    Map<String, Object> flat =
        Map.of(
            "substitution0", Collections.nCopies(16, 1),
            "substitution1", Collections.nCopies(16, 1),
            "permutation", Collections.nCopies(64, 1));
    assertEquals("InvalidTables", with(request, "tables", flat));
  }

  @Test
  void tokensOfTheSampleTablesAreMarkedSo() {
    Map<String, Object> request = credit();
    assertFalse(Tool.answer(Tool.json(request)).containsKey("tables"));
    request.put("ea", 7);
    request.put("decoderKey", "0011223344556677");
    assertEquals("sample", Tool.answer(Tool.json(request)).get("tables"));
  }

  @Test
  void blocksAreSixteenHexadecimalDigits() {
    String request = "{\"op\":\"encrypt-block\",\"ea\":11,\"key\":\"%s\",\"plaintext\":\"%s\"}";
    assertEquals("none", Tool.errorKind(request.formatted(KEY_16, "0123456789ABCDEF")));
    assertEquals("InvalidHex", Tool.errorKind(request.formatted(KEY_16, "0123456789ABCDE")));
    assertEquals("InvalidHex", Tool.errorKind(request.formatted(KEY_16, "01234567")));
    assertEquals("InvalidKey", Tool.errorKind(request.formatted("00", "0123456789ABCDEF")));
  }

  @Test
  void timesOutsideTheBaseDateAreErrors() {
    String request = "{\"op\":\"tid\",\"baseDate\":%s,\"utc\":\"%s\"}";
    assertEquals("none", Tool.errorKind(request.formatted("2014", "2014-01-01T02:00:00+02:00")));
    assertEquals("OutOfRange", Tool.errorKind(request.formatted("2014", "2013-12-31T23:59:00Z")));
    assertEquals("InvalidTime", Tool.errorKind(request.formatted("2014", "2014-01-01")));
    assertEquals("OutOfRange", Tool.errorKind(request.formatted("2000", "2014-01-01T00:00:00Z")));
    assertEquals("MissingField", Tool.errorKind("{\"op\":\"tid\",\"utc\":\"2014-01-01T00:00Z\"}"));
  }

  @Test
  void identityIsAnAnswerWhateverIsAsked() {
    assertValid(true, "\"drn\":\"08877456726\"");
    assertValid(true, "\"drn\":\"08877456726\",\"meterPan\":\"600727088774567261\"");
    assertValid(false, "\"drn\":\"19160102984\",\"meterPan\":\"600727088774567261\"");
    assertValid(false, "\"drn\":19160102984");
    assertValid(false, "\"drn\":null");
    assertEquals("UnknownField", Tool.errorKind("{\"op\":\"identity\",\"dnr\":\"08877456726\"}"));
  }

  @Test
  void identityRecordsAreReadToo() {
    String record = "60072700000000000931120207123457991";
    Map<String, @Nullable Object> answer =
        Tool.answer("{\"op\":\"identity\",\"idRecord\":\"" + record + "\"}");
    assertEquals(true, answer.get("valid"), answer::toString);
    assertEquals("00000000000", answer.get("drn"));
    assertEquals("3112", answer.get("expires"));
    assertEquals(2, answer.get("tct"));
    assertEquals(7, answer.get("ea"));
    assertEquals("123457", answer.get("sgc"));
    assertEquals("99", answer.get("ti"));
    assertEquals(1, answer.get("krn"));
    assertValid(false, "\"idRecord\":\"" + record.replace("1231", "1331") + "1\"");
    assertValid(false, "\"idRecord\":\"" + record + "\",\"drn\":\"08877456726\"");
    assertValid(false, "\"idRecord\":35");
  }

  private static void assertValid(boolean valid, String fields) {
    Map<String, @Nullable Object> answer = Tool.answer("{\"op\":\"identity\"," + fields + "}");
    assertEquals(valid, answer.get("valid"), fields);
    assertEquals(valid, answer.containsKey("serial"), fields);
  }

  @Test
  void noErrorRepeatsAKeyOrAToken() {
    String secret = "c0ffee";
    for (String field : new String[] {"decoderKey", "tenths", "tables", "tid"}) {
      Map<String, @Nullable Object> request = new LinkedHashMap<>(credit());
      request.put(field, secret);
      String answer = String.valueOf(Tool.answer(Tool.json(request)));
      assertTrue(answer.contains("error"), answer);
      assertFalse(answer.contains(secret), answer);
    }
  }
}
