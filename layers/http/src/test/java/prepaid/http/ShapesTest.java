package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.TariffVersion.NetRounding;

final class ShapesTest {
  private static String refusal(Shape<?> shape, String text) {
    return assertInstanceOf(Answer.Refused.class, shape.read(text)).refusal().detail();
  }

  @Test
  void aWrongCheckDigitIsSaidInWords() {
    String detail = refusal(Shapes.meterNumber(), "01234567890");
    assertTrue(detail.startsWith("The check digit is wrong"), detail);
    assertInstanceOf(Answer.Given.class, Shapes.meterNumber().read("0123 4567 897"));
  }

  @Test
  void timesHaveAZone() {
    assertEquals(
        Answer.given(Instant.parse("2026-01-30T22:00:00Z")),
        Shapes.instant().read("2026-01-31T00:00:00+02:00"));
    assertTrue(refusal(Shapes.instant(), "2026-01-31T00:00:00").contains("zone"));
    assertTrue(refusal(Shapes.instant(), "2026-13-31T00:00:00Z").contains("zone"));
  }

  @Test
  void datesAreDays() {
    assertEquals(Answer.given(LocalDate.of(2026, 1, 31)), Shapes.date().read("2026-01-31"));
    assertTrue(refusal(Shapes.date(), "2026-02-30").contains("year, month, day"));
  }

  @Test
  void currenciesAndZonesExist() {
    assertInstanceOf(Answer.Given.class, Shapes.currency().read("ZAR"));
    assertInstanceOf(Answer.Refused.class, Shapes.currency().read("zar"));
    assertInstanceOf(Answer.Refused.class, Shapes.currency().read("XXX"));
    assertEquals(
        Answer.given(ZoneId.of("Africa/Johannesburg")),
        Shapes.timeZone().read("Africa/Johannesburg"));
    assertInstanceOf(Answer.Refused.class, Shapes.timeZone().read("Africa/Atlantis"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+27821234567", "+27 82 123 4567", "+7-912-345-67-89"})
  void phonesAreE164(String phone) {
    assertInstanceOf(Answer.Given.class, Shapes.phone().read(phone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0821234567", "+0821234567", "+2782", "+2782123456789012", "tel:+27821"})
  void otherPhonesAreRefused(String phone) {
    assertTrue(refusal(Shapes.phone(), phone).contains("+27821234567"));
  }

  @Test
  void aWordOfAListIsWrittenWithDashes() {
    assertEquals(
        Answer.given(NetRounding.HALF_UP), Shapes.slugOf(NetRounding.class).read("half-up"));
    assertEquals(
        "This must be one of half-up, down.", refusal(Shapes.slugOf(NetRounding.class), "HALF_UP"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "with space", "a#b", "123456789012345678901234567890123"})
  void idsAreSmall(String id) {
    assertInstanceOf(Answer.Refused.class, Shapes.id().read(id));
  }
}
