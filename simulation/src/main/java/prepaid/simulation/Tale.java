package prepaid.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.faults.FaultPlan;
import prepaid.simulation.people.Cashier;
import prepaid.simulation.people.Cashier.Manner;
import prepaid.simulation.people.Consumer;
import prepaid.simulation.people.Consumer.Habit;
import prepaid.simulation.people.Office;
import prepaid.simulation.store.SimMeters;
import prepaid.simulation.town.Seams;
import prepaid.simulation.town.Shops;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Partner;
import prepaid.vending.payments.Order;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.Quotes.Wish;

/** One story in a world of its own, with what goes wrong in it. */
final class Tale {
  private static final Instant NOON = Instant.parse("2026-11-25T10:00:30Z");
  private static final Duration LENGTH = Duration.ofHours(20);
  private static final Duration A_LIFE = Duration.ofHours(3);
  private static final Duration BEFORE_RETURN = Duration.ofHours(1);
  private static final int TRIES_MAX = 8;
  private static final Partner PREPAID = Shops.all().getFirst();
  private static final Partner CAREFUL = Shops.all().getLast();
  private static final String PHONE = "+27831234567";

  private final Story story;
  private final World world;
  private final List<Consumer> consumers = new ArrayList<>();
  private final List<Cashier> cashiers = new ArrayList<>();
  private final CardsAndAccounts cards;

  Tale(Story story, FaultPlan faults, Seams seams) {
    this.story = story;
    FaultPlan plan = story.beside(faults);
    this.world = new World(new World.Making(story.ordinal() + 1, NOON, plan, seams, 0));
    this.cards = new CardsAndAccounts(world);
  }

  Outcome tell() {
    switch (story) {
      case BOUGHT,
          TEXT_AWAY,
          REPORT_LOST,
          ORDERED_AGAIN,
          MODULE_AWAY,
          BY_UPKEEP,
          BY_UPKEEP_IN_DOUBT,
          IN_DOUBT ->
          consumer(Habit.PAYS);
      case REPORT_LOST_FOUND_TWICE -> {
        consumer(Habit.PAYS);
        // About the time at which the order expires.
        world.upkeepInPairs(Limits.PAYMENT_WAIT_MAX, Limits.PAYMENT_WAIT_MAX.plusMinutes(3));
      }
      case FORGOTTEN -> consumer(Habit.NEVER_PAYS);
      case PAID_LATE -> consumer(Habit.PAYS_LATE);
      case DECLINED -> consumer(Habit.DECLINED_FIRST);
      case REFUNDED, REFUND_REPORT_LOST, BLOCKED_MEANWHILE -> {
        consumer(Habit.PAYS);
        Office office = new Office(new SimMeters(world.rows, world.wire), new SplittableRandom(1));
        world.scheduler.spawn(
            "office", Duration.ofMillis(900), A_LIFE, () -> office.block(meter()));
      }
      case TWO_AT_ONCE -> {
        consumer(Habit.PAYS);
        consumer(Habit.PAYS);
      }
      case SOLD, SOLD_IN_DOUBT -> cashier(PREPAID, "500.00", Manner.CONFIRMS);
      case SOLD_TOO_MUCH -> cashier(PREPAID, "900.00", Manner.CONFIRMS);
      case CREDITED -> credit();
      case CONFIRMED -> cashier(CAREFUL, "500.00", Manner.CONFIRMS);
      case UNDONE -> cashier(CAREFUL, "500.00", Manner.REVERSES);
      case REVERSED_TOO_LATE -> cashier(PREPAID, "500.00", Manner.REVERSES);
      case REVERSED_FIRST -> cashier(PREPAID, "500.00", Manner.REVERSES_FIRST);
      default -> cards.begin(story);
    }
    world.scheduler.after(LENGTH.minus(BEFORE_RETURN), this::everybodyComesBack);
    world.alwaysUpkeep();
    Optional<Throwable> failure = world.run(LENGTH);
    return Outcome.of(story.ordinal(), world, failure.or(this::atTheEnd));
  }

  private String meter() {
    return world.meters().get(3);
  }

  private void consumer(Habit habit) {
    int number = consumers.size();
    Order order =
        new Order(
            meter(),
            new Wish.OfAmount("250.00", Optional.empty()),
            Optional.of(PHONE),
            Optional.empty());
    Consumer consumer =
        new Consumer(
            world.street(),
            new SplittableRandom(number),
            new Consumer.Errand("an-idempotency-key-" + number, order, habit));
    consumers.add(consumer);
    world.scheduler.spawn("consumer", Duration.ofMillis(200L * number), A_LIFE, consumer::shop);
  }

  /** The office applies a credit limit, and sets a price for tomorrow. */
  private void credit() {
    Partner partner = Shops.all().get(1);
    world.scheduler.spawn(
        "office",
        Duration.ZERO,
        A_LIFE,
        () -> insist(() -> world.functions.office("credit", own -> own.applyCredit(partner))));
    world.scheduler.spawn(
        "prices", Duration.ZERO, A_LIFE, () -> carefully(() -> world.hall.newPrice(world.random)));
  }

  static void carefully(Runnable work) {
    try {
      work.run();
    } catch (Unbalanced unbalanced) {
      throw unbalanced;
    } catch (RuntimeException didNotWork) {
      return;
    }
  }

  private void cashier(Partner partner, String amount, Manner manner) {
    Money deposit = new Money(30_000, partner.currency());
    for (int slip = 0; slip < 3; slip++) {
      // In three slices, none of which pays for the sale alone.
      String reference = "slip-" + slip;
      world.scheduler.spawn(
          "office", Duration.ofSeconds(slip), A_LIFE, () -> payIn(partner, reference, deposit));
    }
    Cashier.Sale sale = new Cashier.Sale(partner.id(), "sale-1", world.meters().get(0), amount);
    Cashier cashier = new Cashier(world.street(), new SplittableRandom(2), sale);
    cashiers.add(cashier);
    world.scheduler.spawn("cashier", Duration.ofMinutes(6), A_LIFE, () -> cashier.sell(manner));
  }

  /** Again and again, as a teller does whose page says that it did not work. */
  private void payIn(Partner partner, String reference, Money amount) {
    insist(() ->
        world.functions.office(
            "deposit", accounts -> accounts.deposit(partner, reference, amount, "teller")));
  }

  private <T> void insist(Supplier<Promise<Optional<Answer<T>>>> asking) {
    for (int i = 0; i < TRIES_MAX; i++) {
      Optional<Answer<T>> answer =
          world.scheduler.await(asking.get(), Duration.ofSeconds(30)).flatMap(inside -> inside);
      if (answer.isPresent() && answer.get() instanceof Answer.Given<T>) {
        return;
      }
      world.scheduler.sleep(Duration.ofSeconds(10));
    }
  }

  /** Who was cut off asks again for what they wanted, and must find an end of it. */
  private void everybodyComesBack() {
    world.wire.become(FaultPlan.CALM);
    for (Consumer consumer : consumers) {
      world.scheduler.spawn("consumer", Duration.ZERO, A_LIFE, consumer::comeBack);
    }
    for (Cashier cashier : cashiers) {
      world.scheduler.spawn("cashier", Duration.ZERO, A_LIFE, cashier::comeBack);
    }
    cards.comeBack();
  }

  private Optional<Throwable> atTheEnd() {
    try {
      for (String phone : world.carrier.phones()) {
        world.carrier.inbox(phone).forEach(body -> world.households.texted(phone, body));
      }
      world.households.enterAll();
      world.books.end();
      world.rows.allPurchases().forEach(this::expected);
      soldAsTold();
      return Optional.empty();
    } catch (RuntimeException broken) {
      return Optional.of(broken);
    }
  }

  /** What the story of a partner, a card or an account leaves in the ledger. */
  private void soldAsTold() {
    int rows = world.rows.vends();
    // Who was cut off before the reversal comes back for the tokens instead.
    boolean undone = story == Story.UNDONE && rows == 1 && cashiers.getFirst().isReversing();
    // A reversal in time is one that overtook its sale, while the till gave up.
    boolean overtaken = story == Story.REVERSED_TOO_LATE && rows == 0;
    if (undone || !story.leaves(rows) && !overtaken) {
      throw new Unbalanced("the story " + story + " left " + rows + " rows");
    }
  }

  private void expected(Purchase purchase) {
    boolean paid =
        world.provider.payments().containsKey(purchase.id())
            && world.provider.payments().get(purchase.id()).capturedMinor() > 0;
    boolean right =
        switch (purchase.status()) {
          case VENDED -> paid && story != Story.FORGOTTEN;
          case REFUNDED -> paid && story.mayRefund();
          case EXPIRED -> !paid;
          default -> false;
        };
    if (!right || (story == Story.FORGOTTEN && purchase.status() != PurchaseStatus.EXPIRED)) {
      throw new Unbalanced("the story " + story + " ended as " + purchase.status());
    }
  }
}
