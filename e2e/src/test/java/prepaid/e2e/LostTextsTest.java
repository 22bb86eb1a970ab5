package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** The carrier took a text; what became of it then comes back through the log of SNS. */
class LostTextsTest {
  private static final String OFF = "Phone is currently unreachable/unavailable";

  private final RunningSystem system = RunningSystem.shared();
  private final Phone phone = Phone.some(system);
  private final String meter =
      new NewMeters(system).on("highveld-flat", ", \"phone\": \"" + phone.number() + "\"");

  private void carrier(Map<String, String> said) {
    assertEquals(200, system.api().post("/_local/carrier", said).status());
  }

  private Reply buy() {
    Reply order = system.order(meter, "50.00", Optional.empty());
    RunningSystem.pay(order);
    return system.awaitStatus(order, "vended");
  }

  private Reply texts() {
    return system.office("auditor").get("/office/v1/meters/" + meter + "/texts");
  }

  private Map<String, Object> text(String state) {
    return Await.until(
            () -> texts().objects("texts"),
            all -> !all.isEmpty() && state.equals(all.getFirst().get("state")))
        .getFirst();
  }

  @Test
  void aTextThatArrivedIsShownAsDelivered() {
    Reply bought = buy();
    assertEquals(RunningSystem.token(bought), Phone.token(phone.awaitText(1)));
    assertTrue(text("delivered").toString().contains("accepted by phone carrier"));
  }

  @Test
  void aTextThatDidNotIsSentAgainUntilItDoes() {
    carrier(Map.of("to", phone.number(), "reason", OFF));
    String token = RunningSystem.token(buy());
    Map<String, Object> lost = text("parked");
    assertTrue(lost.toString().contains(OFF), lost.toString());
    assertEquals(List.of(), phone.texts(), "nothing is on the phone");

    carrier(Map.of("to", phone.number()));
    Reply again = system.office("dispatcher").post(path(), Map.of());
    assertEquals(202, again.status(), again.body());
    Await.until(system::upkeep, run -> text("delivered").containsKey("report"));
    assertEquals(token, Phone.token(phone.awaitText(1)));
  }

  @Test
  void whereNoFurtherTryHelpsItIsGivenUpAndShown() {
    carrier(Map.of("to", phone.number(), "reason", "Phone number is opted out"));
    buy();
    Map<String, Object> lost = text("undelivered");
    assertEquals(1, lost.get("tries"));
    assertFalse(texts().body().contains(phone.number().substring(1)));
  }

  private String path() {
    return "/office/v1/meters/" + meter + "/texts";
  }
}
