package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.Drn;
import prepaid.vending.messaging.Phones;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.money.Money;
import prepaid.vending.partners.PhoneVendor;
import prepaid.vending.partners.PhoneVendor.Identity;
import prepaid.vending.partners.PhoneVendor.RecentSale;
import prepaid.vending.partners.PhoneVendors;

class DynamoPhonesTest {
  private static final String PHONE = "+27821234567";
  private static final Drn METER = new Drn("01234567897");
  private static final Instant SOLD_AT = Samples.NOW.truncatedTo(ChronoUnit.MILLIS);
  private static final Money AMOUNT = new Money(15_000, Currency.getInstance("ZAR"));

  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.PHONES);
  private final Phones phones = local.ports().phones();
  private final PhoneVendors vendors = local.ports().phoneVendors();

  @Test
  void settingsAndMetersOfAPhone() {
    assertEquals(Phones.Settings.NONE, phones.settings(PHONE));
    Phones.Settings settings = new Phones.Settings(Optional.of(TextLanguage.SWAHILI), true);
    phones.put(PHONE, settings);
    assertEquals(settings, phones.settings(PHONE));
    phones.put(PHONE, Phones.Settings.NONE);
    assertEquals(Phones.Settings.NONE, phones.settings(PHONE));

    phones.add(PHONE, METER);
    phones.add(PHONE, METER);
    assertEquals(List.of(METER), phones.meters(PHONE, 10));
    assertEquals(List.of(), phones.meters("+27829999999", 10));
  }

  @Test
  void aVendorIsStoredWholeAndOnlyAtItsVersion() {
    PhoneVendor vendor =
        PhoneVendor.registered(PHONE, "corner-shop", new Identity("Sipho", "8001015009087"));
    assertTrue(vendors.put(vendor));
    assertFalse(vendors.put(vendor), "it is there");
    assertEquals(Optional.of(vendor.stored()), vendors.find(PHONE));

    RecentSale sale = new RecentSale(METER, AMOUNT, SOLD_AT, "message-1", false);
    PhoneVendor sold =
        vendor
            .stored()
            .selling(sale)
            .sold("message-1", LocalDate.of(2026, 11, 24), new Money(300, AMOUNT.currency()))
            .asking(new PhoneVendor.Again(METER, AMOUNT, SOLD_AT));
    assertTrue(vendors.put(sold));
    assertEquals(Optional.of(sold.stored()), vendors.find(PHONE));
    assertEquals(1, sold.day().sales());
    assertEquals(
        sold, sold.sold("message-1", LocalDate.of(2026, 11, 24), AMOUNT), "it counts once");
  }
}
