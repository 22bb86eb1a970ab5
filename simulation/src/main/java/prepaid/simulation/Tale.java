package prepaid.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.faults.FaultPlan;
import prepaid.simulation.people.Consumer;
import prepaid.simulation.people.Consumer.Habit;
import prepaid.simulation.people.Office;
import prepaid.simulation.store.SimMeters;
import prepaid.simulation.town.Seams;
import prepaid.vending.payments.Order;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.vending.Quotes.Wish;

/** One story in a world of its own, with what goes wrong in it. */
final class Tale {
  private static final Instant NOON = Instant.parse("2026-11-25T10:00:30Z");
  private static final Duration LENGTH = Duration.ofHours(20);
  private static final Duration A_LIFE = Duration.ofHours(3);
  private static final Duration BEFORE_RETURN = Duration.ofHours(1);
  private static final String PHONE = "+27831234567";

  private final Story story;
  private final World world;
  private final List<Consumer> consumers = new ArrayList<>();

  Tale(Story story, FaultPlan faults, Seams seams) {
    this.story = story;
    this.world = new World(new World.Making(story.ordinal() + 1, NOON, faults, seams, 0));
  }

  Outcome tell() {
    switch (story) {
      case BOUGHT -> consumer(Habit.PAYS);
      case FORGOTTEN -> consumer(Habit.NEVER_PAYS);
      case PAID_LATE -> consumer(Habit.PAYS_LATE);
      case DECLINED -> consumer(Habit.DECLINED_FIRST);
      case REFUNDED -> {
        consumer(Habit.PAYS);
        Office office = new Office(new SimMeters(world.rows, world.wire), new SplittableRandom(1));
        world.scheduler.spawn(
            "office", Duration.ofMillis(900), A_LIFE, () -> office.block(meter()));
      }
      case TWO_AT_ONCE -> {
        consumer(Habit.PAYS);
        consumer(Habit.PAYS);
      }
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

  /** Who was cut off asks again for what they wanted, and must find an end of it. */
  private void everybodyComesBack() {
    world.wire.become(FaultPlan.CALM);
    for (Consumer consumer : consumers) {
      world.scheduler.spawn("consumer", Duration.ZERO, A_LIFE, consumer::comeBack);
    }
  }

  private Optional<Throwable> atTheEnd() {
    try {
      for (String phone : world.carrier.phones()) {
        world.carrier.inbox(phone).forEach(body -> world.households.texted(phone, body));
      }
      world.households.enterAll();
      world.books.end();
      world.rows.allPurchases().forEach(this::expected);
      return Optional.empty();
    } catch (RuntimeException broken) {
      return Optional.of(broken);
    }
  }

  private void expected(Purchase purchase) {
    boolean paid =
        world.provider.payments().containsKey(purchase.id())
            && world.provider.payments().get(purchase.id()).capturedMinor() > 0;
    boolean right =
        switch (purchase.status()) {
          case VENDED -> paid && story != Story.FORGOTTEN;
          case REFUNDED -> paid && story == Story.REFUNDED;
          case EXPIRED -> !paid;
          default -> false;
        };
    if (!right || (story == Story.FORGOTTEN && purchase.status() != PurchaseStatus.EXPIRED)) {
      throw new Unbalanced("the story " + story + " ended as " + purchase.status());
    }
  }
}
