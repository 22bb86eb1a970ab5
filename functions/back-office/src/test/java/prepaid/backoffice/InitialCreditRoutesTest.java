package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.money.Units;
import prepaid.vending.payments.Reminder;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** What the maker programmed into a meter is promised before the meter is there, and noted once. */
class InitialCreditRoutesTest {
  private final OfficeWorld world = OfficeWorld.furnished();
  private final List<VendRequest> asked = new ArrayList<>();

  InitialCreditRoutesTest() {
    world.sales =
        request -> {
          asked.add(request);
          return new VendOutcome.Undecided(OfficeWorld.NOW);
        };
  }

  @Test
  void aNewMetersCreditIsPromisedAndNotedAtOnceAndOnlyThen() {
    assertEquals(201, world.put(OfficeWorld.METER_PATH, OfficeWorld.METER).status());
    assertEquals(
        List.of(Reminder.Kind.INITIAL), world.reminders.stream().map(Reminder::kind).toList());
    assertEquals("01234567897", world.reminders.getFirst().id());
    assertEquals("reserve#initial-01234567897", asked.getFirst().key().text());
    Grant grant = (Grant) asked.getFirst().source();
    assertEquals(GrantKind.INITIAL, grant.kind());
    assertEquals(Optional.of(new Units(100)), grant.wanted());
    assertEquals("anna", grant.mandate().by());

    assertEquals(200, world.put(OfficeWorld.METER_PATH, OfficeWorld.METER).status());
    String more = OfficeWorld.METER.replace("\"10.0\"", "\"20.0\"");
    assertEquals(200, world.put(OfficeWorld.METER_PATH, more).status());
    assertEquals(1, asked.size());
    assertEquals(1, world.reminders.size());
  }

  @Test
  void aMeterWithoutAnyCostsNothing() {
    String none = OfficeWorld.METER.replace("\"10.0\"", "\"0.0\"");
    assertEquals(201, world.put(OfficeWorld.METER_PATH, none).status());
    assertEquals(List.of(), asked);
    assertEquals(List.of(), world.reminders);
    assertEquals(200, world.put(OfficeWorld.METER_PATH, OfficeWorld.METER).status());
    assertEquals(1, asked.size());
  }

  @Test
  void thoseOfATableArePromisedTogether() {
    String job = "/imports/" + OfficeWorld.json(opened()).get("id");
    String csv =
        """
        meterNumber,supplyGroup,tariffIndex,keyRevision,keyType,encryptionAlgorithm,tariff,holder,\
        initialCredit
        01234567897,123457,01,1,2,11,domestic,Ada,10.0
        07000000005,123457,01,1,2,11,domestic,Bob,
        """;
    assertEquals(200, world.csv(job + "/parts/1", csv).status());
    assertEquals(List.of("01234567897"), world.reminders.stream().map(Reminder::id).toList());
  }

  private prepaid.http.HttpResponse opened() {
    return world.call(OfficeWorld.admin(), "POST", "/meters/import", "{\"parts\": 1}");
  }
}
