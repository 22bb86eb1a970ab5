package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;

/** What the operators' papers say, held against what they type. */
final class KeyCheckValuesTest {
  private final OfficeWorld world = OfficeWorld.furnished();

  private HttpResponse enter(String operator, KeyBody body) {
    return world.call(
        OfficeWorld.token(operator, "admin"),
        "POST",
        "/supply-groups/123457/keys",
        body.toString());
  }

  @Test
  void aMistypedComponentIsToldByItsCheckValueAndNotKept() {
    Counts before = world.counts();
    HttpResponse typo =
        enter(
            "anna",
            KeyRoutesTest.first()
                .with(
                    "componentCheckValue",
                    "\"" + KeyRoutesTest.checkValue(KeyRoutesTest.OTHER) + "\""));
    before.assertRefused(422, "component", "The check value says", typo);
    String right = KeyRoutesTest.checkValue(KeyRoutesTest.ONE).toUpperCase(Locale.ROOT);
    assertEquals(
        202,
        enter("anna", KeyRoutesTest.first().with("componentCheckValue", "\"" + right + "\""))
            .status());
    HttpResponse second =
        enter(
            "bheki",
            KeyRoutesTest.second()
                .with(
                    "componentCheckValue",
                    "\"" + KeyRoutesTest.checkValue(KeyRoutesTest.ONE) + "\""));
    assertEquals(422, second.status());
    assertEquals(1, world.keys.components.size());
  }

  @Test
  void whatTheFirstOperatorExpectsOfTheKeyHoldsForTheSecond() {
    enter("anna", KeyRoutesTest.first().with("checkValue", "\"000000\""));
    Counts before = world.counts();
    before.assertRefused(
        422,
        "checkValue",
        "another checkValue",
        enter(
            "bheki",
            KeyRoutesTest.second()
                .with(
                    "checkValue", "\"" + KeyRoutesTest.checkValue(KeyRoutesTest.TOGETHER) + "\"")));
    HttpResponse refused = enter("bheki", KeyRoutesTest.second());
    assertEquals(422, refused.status());
    assertTrue(refused.bodyText().contains("/problems/components-refused"), refused.bodyText());
    assertTrue(world.keys.components.isEmpty());
  }
}
