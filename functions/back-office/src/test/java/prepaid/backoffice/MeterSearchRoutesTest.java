package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.aws.fixture.Samples;
import prepaid.http.HttpResponse;
import prepaid.vending.limits.Limits;

final class MeterSearchRoutesTest {
  private static final String BY_ACCOUNT = "/meters?account=";
  private static final String BY_PHONE = "/meters?phone=";
  private static final String PHONE = "+27821234567";

  private final OfficeWorld world = OfficeWorld.furnished();

  private static String found(HttpResponse response) {
    assertEquals(200, response.status(), response.bodyText());
    List<String> numbers = new ArrayList<>();
    Object meters = Objects.requireNonNull(OfficeWorld.json(response).get("meters"));
    for (Object meter : (List<?>) meters) {
      numbers.add(String.valueOf(((Map<?, ?>) meter).get("meterNumber")));
    }
    return String.join(" ", numbers);
  }

  @Test
  void aCustomersMetersAreFoundByAccountAndByPhone() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER);
    OfficeWorld.assertSame(
        """
        {"meters": [{"meterNumber": "01234567897", "utility": "city", "supplyGroup": "123457",
         "tariff": "domestic", "resource": "electricity", "status": "active",
         "holder": "Thandi Mokoena", "phone": "+27821234567", "account": "A-1",
         "address": "1 Main Road"}]}\
        """,
        world.get(BY_ACCOUNT + "A-1"));
    assertEquals("01234567897", found(world.get(BY_ACCOUNT + "a-1")));
    assertEquals("01234567897", found(world.get(BY_PHONE + PHONE)));
    assertEquals("01234567897", found(world.get(BY_PHONE + PHONE.replace("+", " "))));
    assertEquals("", found(world.get(BY_ACCOUNT + "A-2")));
  }

  @Test
  void aChangeIsFoundAtOnceAndUnderTheOldAccountNoMore() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER);
    world.put(
        OfficeWorld.METER_PATH,
        OfficeWorld.METER.replace("A-1", "B-7").replace(PHONE, "+27820000000"));
    assertEquals("", found(world.get(BY_ACCOUNT + "A-1")));
    assertEquals("", found(world.get(BY_PHONE + PHONE)));
    assertEquals("01234567897", found(world.get(BY_ACCOUNT + "B-7")));
    assertEquals("01234567897", found(world.get(BY_PHONE + "+27820000000")));
  }

  @Test
  void whoWasErasedIsFoundNoMore() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER);
    world.call(OfficeWorld.admin(), "DELETE", OfficeWorld.METER_PATH + "/holder", "");
    assertEquals("", found(world.get(BY_ACCOUNT + "A-1")));
    assertEquals("", found(world.get(BY_PHONE + PHONE)));
  }

  @Test
  void anAuditorSeesNobodysName() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER);
    String auditor = OfficeWorld.token("audrey", "auditor");
    String seen = world.call(auditor, "GET", BY_ACCOUNT + "A-1", "").bodyText();
    assertTrue(seen.contains("T***** M******"), seen);
    assertTrue(seen.contains("\"*********567\""), seen);
    assertFalse(seen.contains("Main Road") || seen.contains("A-1"), seen);
    String dispatcher = OfficeWorld.token("dumi", "dispatcher");
    assertTrue(world.call(dispatcher, "GET", BY_ACCOUNT + "A-1", "").bodyText().contains("Thandi"));
  }

  @Test
  void anotherUtilitysMeterIsNotThere() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER);
    String north = OfficeWorld.adminOf("north");
    assertEquals("", found(world.call(north, "GET", BY_ACCOUNT + "A-1", "")));
  }

  @Test
  void aLandlordsMetersComeInPages() {
    int count = Limits.METERS_FOUND_MAX + 3;
    for (int i = 1; i <= count; i++) {
      world.put("/meters/" + Samples.drn(i).digits(), OfficeWorld.METER);
    }
    HttpResponse first = world.get(BY_ACCOUNT + "A-1");
    Object cursor = OfficeWorld.json(first).get("cursor");
    HttpResponse second = world.get(BY_ACCOUNT + "A-1&cursor=" + cursor);
    assertFalse(OfficeWorld.json(second).containsKey("cursor"));
    assertEquals(count, (found(first) + " " + found(second)).split(" ").length);
  }

  @ParameterizedTest
  @CsvSource({
    "/meters, account, by account or by phone",
    "/meters?account=A-1&phone=+27821234567, account, by account or by phone",
    "/meters?account=, account, 1 to 40",
    "/meters?phone=0821234567, phone, +27821234567",
    "/meters?account=A-1&cursor=7, cursor, No page gave"
  })
  void aWrongQuestionIsSaidInWords(String path, String field, String words) {
    world.counts().assertRefused(400, field, words, world.get(path));
  }
}
