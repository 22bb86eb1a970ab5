package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Samples;
import prepaid.http.HttpResponse;
import prepaid.vending.limits.Limits;

/** A utility's meters as a table. */
final class MeterExportRoutesTest {
  private static final String EXPORT = "/meters/export?utility=city";
  private static final String DEBTS =
      "[{\"id\": \"a1\", \"kind\": \"arrears\", \"owed\": \"450.00\", \"shareBasisPoints\": 3000}]";

  private final OfficeWorld world = OfficeWorld.furnished();

  private static List<String> pages(OfficeWorld from, String path) {
    List<String> pages = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      HttpResponse page = from.get(path + cursor.map(c -> "&cursor=" + c).orElse(""));
      assertEquals(200, page.status(), page.bodyText());
      assertEquals("text/csv; charset=utf-8", page.header("Content-Type").orElse(""));
      pages.add(page.bodyText());
      cursor = page.header("Cursor");
    } while (cursor.isPresent());
    return pages;
  }

  private static void importInto(OfficeWorld other, List<String> pages) {
    HttpResponse opened = other.call(OfficeWorld.admin(), "POST", "/meters/import", "");
    String job = "/imports/" + OfficeWorld.json(opened).get("id");
    for (int i = 0; i < pages.size(); i++) {
      HttpResponse sent = other.csv(job + "/parts/" + (i + 1), pages.get(i));
      assertEquals(200, sent.status(), sent.bodyText());
      assertTrue(sent.bodyText().contains("\"refused\":0"), sent.bodyText());
    }
  }

  private static void fill(OfficeWorld world, int count) {
    importInto(world, List.of(MeterTable.of(1, count).with(1, "debts", DEBTS).csv()));
    world.put(
        "/meters/" + Samples.drn(2).digits(),
        OfficeWorld.METER
            .replace("\"active\"", "\"blocked\", \"statusReason\": \"Tampered, twice\"")
            .replace("1 Main Road", "Rua d'Ouro \\\"3\\\"; 2º"));
  }

  @Test
  void whatIsExportedIsImportedElsewhereAndExportedAlike() {
    fill(world, Limits.EXPORT_PAGE_METERS_MAX + 30);
    for (String path : List.of(EXPORT, EXPORT + "&debts=true")) {
      List<String> pages = pages(world, path);
      assertEquals(2, pages.size());
      OfficeWorld other = OfficeWorld.furnished();
      importInto(other, pages);
      assertEquals(pages, pages(other, path));
      assertEquals(pages.getFirst().contains("a1"), path.contains("debts"));
    }
  }

  @Test
  void anotherUtilityHasNoMetersOrIsNoneOfTheirs() {
    fill(world, 3);
    world.put("/utilities/north", OfficeWorld.UTILITY);
    assertEquals(1, world.get("/meters/export?utility=north").bodyText().lines().count());
    assertEquals(422, world.get("/meters/export?utility=south").status());
    assertEquals(422, world.get("/meters/export").status());
    assertEquals(400, world.get(EXPORT + "&cursor=x").status());
    String north = OfficeWorld.adminOf("north");
    HttpResponse theirs = world.call(north, "GET", EXPORT, "");
    assertEquals(403, theirs.status());
    assertFalse(theirs.bodyText().contains("Nina"));
    String auditor = OfficeWorld.token("audrey", "auditor");
    assertEquals(403, world.call(auditor, "GET", EXPORT, "").status());
  }
}
