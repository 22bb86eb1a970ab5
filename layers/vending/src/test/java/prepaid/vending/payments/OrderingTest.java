package prepaid.vending.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quotes.Wish;

class OrderingTest {
  private final Shop shop = new Shop();

  @Test
  void aNewOrderAwaitsItsPaymentAtTheProvider() {
    Purchase purchase = shop.ordered();

    assertEquals(PurchaseStatus.AWAITING_PAYMENT, purchase.status());
    assertEquals(Shop.rand("500.00"), purchase.amount());
    assertEquals("http://pay.example/" + purchase.id(), purchase.checkout().orElseThrow().url());
    assertEquals(shop.stored(purchase.id()), purchase);
    assertEquals(
        List.of(new Reminder(Reminder.Kind.EXPIRE, purchase.id(), purchase.expiresAt())),
        shop.purchases.reminders());
  }

  @Test
  void anIdHolds160RandomBits() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String id = Shop.given(shop.ordering.order(Shop.KEY + i, Shop.order("60"))).id();
      assertTrue(id.matches("[a-hj-km-np-tv-z0-9]{32}"), id);
      ids.add(id);
    }
    assertEquals(1000, ids.size());
  }

  @Test
  void aRepeatAnswersTheSamePurchase() {
    Purchase first = shop.ordered();
    shop.pass(Duration.ofMinutes(3));

    assertEquals(first, Shop.given(shop.ordering.order(Shop.KEY, Shop.order("500"))));
    assertEquals(1, shop.purchases.all().size());
    assertEquals(1, shop.provider.sessions.size());
  }

  @Test
  void aRepeatIsAnsweredThoughTheMeterWasBlockedSince() {
    Purchase first = shop.ordered();
    shop.quoteRefusal = Optional.of(Refusal.of(RefusalKind.METER_BLOCKED, "Blocked."));

    assertEquals(first, shop.ordered());
  }

  @Test
  void aRefusedQuoteLeavesNothingBehind() {
    shop.quoteRefusal = Optional.of(Refusal.of(RefusalKind.METER_BLOCKED, "Blocked."));

    assertEquals(
        RefusalKind.METER_BLOCKED,
        Shop.refused(shop.ordering.order(Shop.KEY, Shop.order("500.00"))).kind());
    assertTrue(shop.purchases.all().isEmpty());
    assertTrue(shop.provider.sessions.isEmpty());
  }

  @Test
  void anotherOrderUnderTheSameKeyIsToldWhichFieldDiffers() {
    var unused = shop.ordered();
    Order same = Shop.order("500.00");

    assertReused("amount", Shop.order("500.01"));
    assertReused("meterNumber", changed(same, "01234567905", same.phone()));
    assertReused("phone", changed(same, same.meterNumber(), Optional.of("+27820000000")));
    assertReused("phone", changed(same, same.meterNumber(), Optional.empty()));
    assertReused("units", wishing(same, new Wish.OfUnits("10", Optional.empty())));
    assertReused("language", withLanguage(same, "zu"));
    assertReused("currency", withCurrency(same, "RUB"));
    assertEquals(1, shop.purchases.all().size());
  }

  @Test
  void anOrderByUnitsIsRepeatedByUnits() {
    Order byUnits = wishing(Shop.order("1"), new Wish.OfUnits("100", Optional.empty()));
    Purchase first = Shop.given(shop.ordering.order(Shop.KEY, byUnits));

    Order again = wishing(byUnits, new Wish.OfUnits("100.0", Optional.of("ZAR")));
    assertEquals(first, Shop.given(shop.ordering.order(Shop.KEY, again)));
    assertReused("units", wishing(byUnits, new Wish.OfUnits("100.1", Optional.empty())));
    assertReused("amount", Shop.order("250.00"));
  }

  @Test
  void theMetersOwnCurrencyMayBeNamedOrLeftOut() {
    Purchase first = shop.ordered();
    Order named = withCurrency(Shop.order("500.00"), "ZAR");

    assertEquals(first, Shop.given(shop.ordering.order(Shop.KEY, named)));
  }

  @Test
  void theIdempotencyKeyMustBeThereAndOfTheRightLength() {
    assertTrue(keyRefusal("").detail().contains("must carry"));
    assertTrue(keyRefusal("x".repeat(15)).detail().contains("too short"));
    assertTrue(keyRefusal("x".repeat(129)).detail().contains("too long"));
    assertTrue(keyRefusal("sixteen characters").detail().contains("printable"));
    assertTrue(keyRefusal("sixteen-chars-ü-x").detail().contains("printable"));
    assertTrue(shop.purchases.all().isEmpty());
    var unused = Shop.given(shop.ordering.order("x".repeat(16), Shop.order("500.00")));
    unused = Shop.given(shop.ordering.order("x".repeat(128), Shop.order("500.00")));
  }

  @Test
  void phonesAreE164AndLanguagesTheUtilitys() {
    Order order = Shop.order("500.00");
    for (String phone : List.of("0821234567", "+0821234567", "+27 82 123 4567", "+271", "+2782x")) {
      Refusal refusal =
          Shop.refused(
              shop.ordering.order(
                  Shop.KEY, changed(order, order.meterNumber(), Optional.of(phone))));
      assertEquals(Optional.of("phone"), refusal.field(), phone);
    }
    Refusal language = Shop.refused(shop.ordering.order(Shop.KEY, withLanguage(order, "xx")));
    assertEquals(Optional.of("language"), language.field());
    assertTrue(language.detail().contains("en, zu"));
    assertTrue(shop.purchases.all().isEmpty());
    Purchase spoken = Shop.given(shop.ordering.order(Shop.KEY, withLanguage(order, "ZU")));
    assertEquals(Optional.of("zu"), spoken.language());
  }

  @Test
  void aProviderThatIsDownChargesNothingAndTheSameOrderGoesOnLater() {
    for (Faults faults : List.of(Faults.only("open"), Faults.answerLost("open"))) {
      Shop another = new Shop();
      another.provider.faults = faults;
      Refusal refusal = Shop.refused(another.ordering.order(Shop.KEY, Shop.order("500.00")));
      assertEquals(RefusalKind.TRY_AGAIN, refusal.kind());
      assertTrue(refusal.detail().contains("nothing was charged"));

      another.provider.faults = Faults.NONE;
      assertTrue(another.ordered().checkout().isPresent());
      assertEquals(1, another.purchases.all().size());
      assertEquals(1, another.provider.sessions.size());
    }
  }

  @Test
  void aStoreThatFailsAtAnyStepLeavesOnePurchaseAfterARepeat() {
    for (String step : List.of("marked", "create", "attach")) {
      for (Faults faults : List.of(Faults.only(step), Faults.answerLost(step))) {
        Shop another = new Shop();
        another.purchases.faults = faults;
        assertThrows(Faults.StoreDown.class, another::ordered, step);
        another.purchases.faults = Faults.NONE;

        Purchase purchase = another.ordered();
        assertEquals(List.of(purchase), another.purchases.all(), step);
        assertEquals(1, another.provider.sessions.size(), step);
      }
    }
  }

  @Test
  void aRepeatAfterExpiryTellsSoAndOpensNoPayment() {
    shop.provider.faults = Faults.only("open");
    var unused = Shop.refused(shop.ordering.order(Shop.KEY, Shop.order("500.00")));
    shop.provider.faults = Faults.NONE;
    shop.pass(Limits.PAYMENT_WAIT_MAX);
    shop.upkeep();

    Purchase late = shop.ordered();
    assertEquals(PurchaseStatus.EXPIRED, late.status());
    assertTrue(late.checkout().isEmpty());
    assertTrue(shop.provider.sessions.isEmpty());
  }

  @Test
  void sixteenAtOnceMakeOnePurchase() throws Exception {
    Set<Purchase> answers = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Callable<Purchase>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(shop::ordered);
      }
      for (Future<Purchase> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertEquals(1, answers.size());
    assertEquals(1, shop.purchases.all().size());
  }

  @Test
  void noPhoneIsPrinted() {
    Purchase purchase = shop.ordered();
    assertFalse((purchase + " " + Shop.order("500.00")).contains("2782"));
  }

  private void assertReused(String field, Order order) {
    Refusal refusal = Shop.refused(shop.ordering.order(Shop.KEY, order));
    assertEquals(RefusalKind.REFERENCE_REUSED, refusal.kind());
    assertEquals(Optional.of(field), refusal.field());
  }

  private Refusal keyRefusal(String key) {
    Refusal refusal = Shop.refused(shop.ordering.order(key, Shop.order("500.00")));
    assertEquals(RefusalKind.INVALID_REQUEST, refusal.kind());
    assertEquals(Optional.of("Idempotency-Key"), refusal.field());
    return refusal;
  }

  private static Order changed(Order order, String meterNumber, Optional<String> phone) {
    return new Order(meterNumber, order.wish(), phone, order.language());
  }

  private static Order wishing(Order order, Wish wish) {
    return new Order(order.meterNumber(), wish, order.phone(), order.language());
  }

  private static Order withLanguage(Order order, String language) {
    return new Order(order.meterNumber(), order.wish(), order.phone(), Optional.of(language));
  }

  private static Order withCurrency(Order order, String currency) {
    return wishing(order, new Wish.OfAmount("500.00", Optional.of(currency)));
  }
}
