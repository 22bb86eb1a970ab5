package prepaid.localcloud.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code ready.json} promises about its meters. */
class SandboxMetersTest {
  private static final List<Map<String, Object>> LIST = Sandbox.meterList();

  @Test
  void atLeastThreeOfZarThenTwoOfRubThatSellComeFirst() {
    List<Object> currencies =
        LIST.stream()
            .takeWhile(meter ->
                Set.of("flat", "blocks").contains(meter.getOrDefault("case", ""))
                    && Boolean.TRUE.equals(meter.get("canVend"))
                    && "electricity".equals(meter.get("resource")))
            .map(meter -> meter.getOrDefault("currency", ""))
            .toList();
    int rub = currencies.indexOf("RUB");
    assertTrue(rub >= 3 && currencies.size() - rub >= 2, currencies.toString());
    assertEquals(rub - 1, currencies.lastIndexOf("ZAR"));
  }

  @Test
  void everyCaseAlgorithmAndLengthIsThere() {
    Set<Object> cases =
        LIST.stream().map(meter -> meter.getOrDefault("case", "")).collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "flat",
            "blocks",
            "blocked",
            "new",
            "base-1993",
            "water",
            "gas",
            "time",
            "currency-mode",
            "arrears",
            "honey",
            "scenario"),
        cases);
    Set<String> kinds =
        LIST.stream()
            .map(meter -> meter.get("ea") + "/" + meter.get("dkga"))
            .collect(Collectors.toSet());
    assertEquals(Set.of("11/4", "7/4", "7/2"), kinds);
  }

  @Test
  void checkDigitsHold() {
    assertEquals("08877456726", Luhn.append("0887745672"));
    for (Map<String, Object> meter : LIST) {
      String number = String.valueOf(meter.get("meterNumber"));
      String pan = String.valueOf(meter.get("meterPan"));
      assertTrue(Set.of(11, 13).contains(number.length()), number);
      assertEquals(number, Luhn.append(number.substring(0, number.length() - 1)));
      assertEquals(18, pan.length());
      assertEquals(pan, Luhn.append(pan.substring(0, 17)));
    }
  }

  @ParameterizedTest
  @EnumSource(SandboxGroup.class)
  void theComponentsMakeTheWellKnownKey(SandboxGroup group) {
    for (int revision : group.keyRevisions()) {
      byte[] first = component(group, revision, true);
      byte[] second = component(group, revision, false);
      byte[] key = new byte[first.length];
      for (int i = 0; i < key.length; i++) {
        key[i] = (byte) (first[i] ^ second[i]);
      }
      assertEquals(group.vendingKey(), HexFormat.of().formatHex(key));
    }
  }

  private static byte[] component(SandboxGroup group, int revision, boolean first) {
    return HexFormat.of()
        .parseHex(String.valueOf(group.component(revision, first).get("component")));
  }
}
