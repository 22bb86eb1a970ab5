package prepaid.simulation.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.outside.Provider.Report;
import prepaid.simulation.people.Consumer.Street;
import prepaid.simulation.store.Database;
import prepaid.simulation.town.Door;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.Sender;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** Somebody who listens on the network and tries what they heard. They must get nothing. */
public final class Thief {
  private static final Duration PATIENCE = Duration.ofSeconds(29);
  private static final int HEARD_MAX = 50;

  private final Street street;
  private final SplittableRandom random;
  private final Database rows;
  private final String meter;
  private final List<Report> heard = new ArrayList<>();

  /**
   * @param meter their own
   */
  public Thief(Street street, SplittableRandom random, Database rows, String meter) {
    this.street = street;
    this.random = random;
    this.rows = rows;
    this.meter = meter;
  }

  /** A signed report that went over the network. */
  public void hear(Report report) {
    if (heard.size() < HEARD_MAX) {
      heard.add(report);
    } else {
      heard.set(random.nextInt(HEARD_MAX), report);
    }
  }

  public void tryOne() {
    switch (random.nextInt(6)) {
      case 0 -> replay();
      case 1 -> forge();
      case 2 -> guess();
      case 3 -> foreignDoor();
      case 4 -> guessPin();
      default -> street.households().tryForeign(meter);
    }
  }

  private void replay() {
    if (!heard.isEmpty()) {
      send(heard.get(random.nextInt(heard.size())));
    }
  }

  /** A payment that never was, and a refund that never was. */
  private void forge() {
    any()
        .ifPresent(purchase -> {
          PaymentEvent.Kind kind =
              random.nextBoolean()
                  ? PaymentEvent.Kind.PAYMENT_SUCCEEDED
                  : PaymentEvent.Kind.REFUND_SUCCEEDED;
          PaymentEvent event =
              new PaymentEvent(
                  "sandbox",
                  "evt-forged-" + random.nextLong(),
                  kind,
                  purchase.id(),
                  purchase.amount(),
                  street.scheduler().now());
          send(street.provider().forged(event));
        });
  }

  private void send(Report report) {
    Promise<Optional<Boolean>> sent =
        street
            .functions()
            .web(
                "event",
                web ->
                    web.provider().read(report.headers(), report.body())
                            instanceof Answer.Given<PaymentEvent>(var event)
                        && web.events().handle(event) != null);
    street.scheduler().await(sent, PATIENCE);
  }

  private void guess() {
    String id = Long.toHexString(random.nextLong());
    Promise<Optional<Boolean>> asked =
        street.functions().web("guess", web -> web.purchases().find(id).isPresent());
    boolean found =
        street.scheduler().await(asked, PATIENCE).flatMap(inside -> inside).orElse(false);
    if (found) {
      throw new Unbalanced("a guessed reference was a purchase");
    }
  }

  /** Any sixteen digits: they must be no card. */
  private void guessPin() {
    Redemption guess =
        new Redemption(
            "%016d".formatted(random.nextLong(10_000_000_000_000_000L)),
            meter,
            new Sender.OnWeb("thief", Optional.empty()),
            street.scheduler().now());
    Promise<Optional<RedemptionOutcome>> asked =
        street.functions().web("card", web -> web.cards().redeem(guess));
    Optional<RedemptionOutcome> answer =
        street.scheduler().await(asked, PATIENCE).flatMap(inside -> inside);
    if (answer.isPresent() && answer.get() instanceof RedemptionOutcome.Vended) {
      throw new Unbalanced("a guessed PIN was a card");
    }
  }

  /** Somebody else's payment, through the partners' door or for another meter. */
  private void foreignDoor() {
    any()
        .filter(p -> !p.meter().digits().equals(meter))
        .ifPresent(purchase -> {
          Door door = random.nextBoolean() ? Door.PARTNER : Door.WEB;
          VendRequest request =
              new VendRequest(
                  new VendKey("web", purchase.id()),
                  meter,
                  purchase.amount().text(),
                  purchase.amount().currency().getCurrencyCode(),
                  new MoneySource.PaidPurchase(purchase.id()),
                  street.scheduler().now());
          Promise<Optional<VendOutcome>> asked = street.functions().vend(door, request);
          Optional<VendOutcome> answer =
              street.scheduler().await(asked, PATIENCE).flatMap(inside -> inside);
          if (answer.isPresent() && answer.get() instanceof VendOutcome.Vended) {
            throw new Unbalanced("a thief was told a token");
          }
        });
  }

  private Optional<Purchase> any() {
    List<Purchase> open = new ArrayList<>();
    for (Purchase purchase : rows.allPurchases()) {
      if (purchase.status() == PurchaseStatus.AWAITING_PAYMENT
          || purchase.status() == PurchaseStatus.PAID
          || random.nextInt(8) == 0) {
        open.add(purchase);
      }
    }
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
  }
}
