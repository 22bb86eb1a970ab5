package prepaid.simulation.people;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.simulation.outside.Provider;
import prepaid.simulation.town.Functions;
import prepaid.simulation.town.Functions.Web;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.payments.Order;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.refusals.Answer;

/**
 * Somebody who buys on the web: sends again what was not answered, pays at once, late, or never,
 * and forgets to come back.
 */
public final class Consumer {
  private static final Port ORDER = Port.write("POST /v1/purchases");
  private static final Port STATUS = Port.read("GET /v1/purchases/{id}");
  private static final Duration PATIENCE = Duration.ofSeconds(29);
  private static final int TRIES_MAX = 12;

  private final Street street;
  private final SplittableRandom random;
  private final Errand errand;
  private Optional<Purchase> purchase = Optional.empty();

  /** Where consumers live. */
  public record Street(
      Scheduler scheduler,
      Wire wire,
      Functions functions,
      Provider provider,
      Households households) {}

  /** What somebody does about paying. */
  public enum Habit {
    PAYS,
    NEVER_PAYS,
    PAYS_LATE,
    DECLINED_FIRST;

    /** Most people pay. */
    public static Habit any(SplittableRandom random) {
      int mood = random.nextInt(20);
      return mood < values().length ? values()[mood] : PAYS;
    }
  }

  /**
   * What somebody wants.
   *
   * @param key the Idempotency-Key of the order
   */
  public record Errand(String key, Order order, Habit habit) {}

  public Consumer(Street street, SplittableRandom random, Errand errand) {
    this.street = street;
    this.random = random;
    this.errand = errand;
  }

  /** From the order to the token at the meter, or until they lose interest. */
  public void shop() {
    for (int i = 0; i < TRIES_MAX && purchase.isEmpty(); i++) {
      order();
      pause(5);
    }
    if (purchase.isEmpty()) {
      return;
    }
    pay(purchase.get().id());
    for (int i = 0; i < TRIES_MAX; i++) {
      pause(40);
      if (look()) {
        return;
      }
    }
  }

  /** Comes back after a long time, and must find how it ended. */
  public void comeBack() {
    if (purchase.isPresent() && !look()) {
      throw new Unbalanced("somebody came back and found no end of their purchase");
    }
  }

  private void order() {
    Promise<Optional<Answer<Purchase>>> sent =
        street
            .wire()
            .call(
                ORDER,
                () -> street.functions().web("order", web -> ordered(web)),
                fault -> new Promise<>());
    Optional<Answer<Purchase>> answer =
        street.scheduler().await(sent, PATIENCE).flatMap(inside -> inside);
    if (answer.isPresent() && answer.get() instanceof Answer.Given<Purchase>(var made)) {
      if (purchase.isPresent() && !purchase.get().id().equals(made.id())) {
        throw new Unbalanced("one Idempotency-Key was answered with two purchases");
      }
      purchase = Optional.of(made);
    }
  }

  private Answer<Purchase> ordered(Web web) {
    return web.ordering().order(errand.key(), errand.order());
  }

  private void pay(String id) {
    if (errand.habit() == Habit.NEVER_PAYS) {
      return;
    }
    if (errand.habit() == Habit.DECLINED_FIRST) {
      street.provider().decline(id);
      pause(20);
    }
    if (errand.habit() == Habit.PAYS_LATE) {
      street.scheduler().sleep(Duration.ofMinutes(25 + random.nextInt(15)));
    }
    pause(10);
    street.provider().pay(id);
    if (random.nextInt(8) == 0) {
      // The same order again, as somebody does who went back in their browser.
      order();
    }
  }

  /** Whether it has ended. */
  private boolean look() {
    String id = purchase.orElseThrow().id();
    Promise<Optional<Seen>> asked =
        street
            .wire()
            .call(
                STATUS,
                () -> street.functions().web("status", web -> seen(web, id)),
                fault -> new Promise<>());
    Optional<Seen> seen = street.scheduler().await(asked, PATIENCE).flatMap(inside -> inside);
    seen.flatMap(Seen::vend).ifPresent(street.households()::told);
    return seen.filter(Seen::ended).isPresent();
  }

  /** What the page shows. */
  private record Seen(PurchaseStatus status, Optional<Vend> vend) {
    boolean ended() {
      return status == PurchaseStatus.REFUNDED
          || status == PurchaseStatus.EXPIRED
          || vend.isPresent();
    }
  }

  private static Seen seen(Web web, String id) {
    Purchase now = web.purchases().find(id).orElseThrow();
    Optional<Vend> vend =
        now.status() == PurchaseStatus.VENDED
            ? web.ledger().find(new VendKey("web", id))
            : Optional.empty();
    return new Seen(now.status(), vend);
  }

  private void pause(int secondsMax) {
    street.scheduler().sleep(Duration.ofMillis(500L + random.nextInt(secondsMax * 1_000)));
  }
}
