package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.messaging.Deliveries.State;
import prepaid.vending.messaging.Deliveries.Text;
import prepaid.vending.messaging.DeliveryReport;
import prepaid.vending.messaging.DeliveryReport.Result;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.payments.Reminder;

final class TextRoutesTest {
  private static final String TEXTS = OfficeWorld.METER_PATH + "/texts";
  private static final String PHONE = "+27821234567";

  private final OfficeWorld world = OfficeWorld.furnished();
  private final Vend vend = VendSamples.ordinary();

  private void sell() {
    assertEquals(201, world.put(OfficeWorld.METER_PATH, OfficeWorld.METER).status());
    world.sold.add(vend);
  }

  @Test
  void whatBecameOfATextIsToldWithoutPhoneOrToken() {
    sell();
    assertTrue(world.get(TEXTS).bodyText().contains("\"state\":\"not-texted\""));
    DeliveryReport report =
        new DeliveryReport("m-1", Result.REFUSED, "Invalid phone number", OfficeWorld.NOW);
    Text text = new Text(Optional.of("m-1"), Optional.of(report));
    world.deliveries.put(
        new Delivery(
            vend.key(), State.UNDELIVERED, 10, OfficeWorld.NOW, List.of(text), Optional.empty()));
    HttpResponse shown = world.get(TEXTS);
    assertTrue(
        shown.bodyText().contains("\"state\":\"undelivered\",\"tries\":10"), shown.bodyText());
    assertTrue(
        shown
            .bodyText()
            .contains(
                "\"messageIds\":[\"m-1\"],\"report\":{\"delivered\":false,\"reason\":\"Invalid"),
        shown.bodyText());
    assertFalse(shown.bodyText().contains(vend.tokens().getFirst().token().digits()));
    assertFalse(shown.bodyText().contains(PHONE));
  }

  @Test
  void theLastTokensAreTextedAgainToTheRegisteredPhone() {
    sell();
    HttpResponse again = world.call(OfficeWorld.token("d", "dispatcher"), "POST", TEXTS, "");
    assertEquals(202, again.status(), again.bodyText());
    Delivery parked = world.deliveries.find(vend.key()).orElseThrow();
    assertEquals(State.PARKED, parked.state());
    assertEquals(PHONE, parked.asked().orElseThrow().phone());
    assertEquals(List.of(vend.key().text()), textsDue());
    assertEquals(403, world.call(OfficeWorld.token("a", "auditor"), "POST", TEXTS, "").status());
  }

  @Test
  void withoutASaleOrAPhoneNothingIsSent() {
    assertEquals(404, world.call(OfficeWorld.admin(), "POST", TEXTS, "").status());
    assertEquals(201, world.put(OfficeWorld.METER_PATH, OfficeWorld.METER).status());
    assertEquals(409, world.call(OfficeWorld.admin(), "POST", TEXTS, "").status());
    world.sold.add(vend);
    String nobody = OfficeWorld.METER.replace("\"phone\": \"" + PHONE + "\",", "");
    assertEquals(200, world.put(OfficeWorld.METER_PATH, nobody).status());
    assertEquals(409, world.call(OfficeWorld.admin(), "POST", TEXTS, "").status());
    assertEquals(List.of(), textsDue());
  }

  private List<String> textsDue() {
    return world.reminders.stream()
        .filter(reminder -> reminder.kind() == Reminder.Kind.TEXT)
        .map(Reminder::id)
        .toList();
  }
}
