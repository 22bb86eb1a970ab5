package prepaid.vending.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.vending.payments.PaymentEvent.Kind;
import prepaid.vending.payments.PaymentEvents.Handled;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * Many purchases under faults at every step, from one seed each: whatever fails, a paid purchase
 * ends with its one token or its one refund, and never with both.
 */
class PaymentStoryTest {
  private static final int SEEDS = 400;
  private static final int STEPS = 120;

  @Test
  void paidIsNeverSilent() {
    Set<PurchaseStatus> ends = EnumSet.noneOf(PurchaseStatus.class);
    for (long seed = 1; seed <= SEEDS; seed++) {
      ends.addAll(new Story(seed).play());
    }
    // The stories are worth nothing when they all end the same way.
    assertEquals(
        EnumSet.of(PurchaseStatus.VENDED, PurchaseStatus.REFUNDED, PurchaseStatus.EXPIRED), ends);
  }

  private static final class Story {
    private final long seed;
    private final SplittableRandom random;
    private final Shop shop;
    private final List<PaymentEvent> sent = new ArrayList<>();
    private final Set<PaymentEvent> unanswered = new LinkedHashSet<>();
    private final Set<String> paid = new HashSet<>();
    private int events;
    private int lost;

    Story(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.shop = new Shop(Shop.seeded(seed));
      shop.purchases.faults = Faults.seeded(random, 8);
      shop.channel.faults = Faults.seeded(random, 20);
      shop.provider.faults = Faults.seeded(random, 20);
    }

    Set<PurchaseStatus> play() {
      for (int i = 0; i < STEPS; i++) {
        tryOut(this::step);
      }
      settle();
      return ends();
    }

    private void step() {
      switch (random.nextInt(6)) {
        case 0 -> order();
        case 1 -> pay();
        case 2 -> deliver();
        case 3 -> shop.upkeep();
        case 4 -> shop.pass(Duration.ofSeconds(random.nextInt(400)));
        default -> block();
      }
    }

    private void order() {
      var unused = shop.ordering.order(Shop.KEY + random.nextInt(5), Shop.order("500.00"));
    }

    /**
     * The consumer pays, now and then another amount, or is declined; now and then the event of the
     * payment is lost for good.
     */
    private void pay() {
      List<String> open =
          shop.provider.sessions.keySet().stream()
              .filter(id -> !paid.contains(id) && !shop.provider.closed.contains(id))
              .sorted()
              .toList();
      if (open.isEmpty()) {
        return;
      }
      String id = open.get(random.nextInt(open.size()));
      boolean declined = random.nextInt(4) == 0;
      if (!declined) {
        paid.add(id);
      }
      var event =
          new PaymentEvent(
              "sandbox",
              "e" + events++,
              declined ? Kind.PAYMENT_DECLINED : Kind.PAYMENT_SUCCEEDED,
              id,
              Shop.rand(random.nextInt(10) == 0 ? "5.00" : "500.00"),
              shop.now);
      if (!declined) {
        shop.provider.payments.put(id, event);
      }
      if (declined || random.nextInt(8) > 0) {
        sent.add(event);
        unanswered.add(event);
      } else {
        lost++;
      }
    }

    /** The provider sends any event, also one that was answered long ago. */
    private void deliver() {
      if (sent.isEmpty()) {
        return;
      }
      PaymentEvent event = sent.get(random.nextInt(sent.size()));
      var unused = shop.events.handle(event);
      // It may give up repeating after any answer, also after "undecided".
      unanswered.remove(event);
    }

    private void block() {
      shop.channel.refusal =
          random.nextInt(4) == 0
              ? Optional.of(Refusal.of(RefusalKind.METER_BLOCKED, "Blocked."))
              : Optional.empty();
    }

    private void tryOut(Runnable action) {
      try {
        action.run();
      } catch (Faults.StoreDown e) {
        return;
      }
    }

    /** The faults end; the provider repeats what was never answered; upkeep goes on. */
    private void settle() {
      shop.purchases.faults = Faults.NONE;
      shop.channel.faults = Faults.NONE;
      shop.provider.faults = Faults.NONE;
      for (PaymentEvent event : unanswered) {
        Handled handled = shop.events.handle(event);
        assertEquals(new Handled.Settled(), handled, "seed " + seed);
      }
      for (int i = 0; i < 40; i++) {
        shop.pass(Duration.ofHours(1));
        shop.upkeep();
      }
    }

    private Set<PurchaseStatus> ends() {
      String story = "seed " + seed;
      Set<PurchaseStatus> ends = EnumSet.noneOf(PurchaseStatus.class);
      assertEquals(List.of(), shop.purchases.reminders(), story);
      assertEquals(sent.size() + lost, shop.purchases.events(), story);
      for (Purchase purchase : shop.purchases.all()) {
        boolean vended = shop.channel.vend(purchase.id()).isPresent();
        boolean refunded = shop.provider.refunds.containsKey(purchase.id());
        assertEquals(vended, purchase.status() == PurchaseStatus.VENDED, story);
        assertEquals(refunded, purchase.status() == PurchaseStatus.REFUNDED, story);
        assertEquals(paid.contains(purchase.id()), vended ^ refunded, story);
        assertTrue(!refunded || purchase.refundReason().isPresent(), story);
        ends.add(purchase.status());
      }
      assertTrue(shop.purchases.all().size() <= 5, story);
      return ends;
    }
  }
}
