package prepaid.simulation.people;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.faults.Port;
import prepaid.simulation.people.Consumer.Street;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** Somebody at the utility's desk who sells on account: sends again until there is an answer. */
public final class Clerk {
  private static final Port SALE = Port.write("POST /office/v1/meters/{n}/account-sales");
  private static final Duration PATIENCE = Duration.ofSeconds(29);
  private static final int TRIES_MAX = 6;

  private final Street street;
  private final SplittableRandom random;
  private final Sale sale;
  private Optional<Vend> told = Optional.empty();

  /**
   * What is sold.
   *
   * @param reference the desk's own
   */
  public record Sale(String reference, String meter, String amount) {}

  public Clerk(Street street, SplittableRandom random, Sale sale) {
    this.street = street;
    this.random = random;
    this.sale = sale;
  }

  /** The key under which it may have been sold, and no other. */
  public String asked() {
    return key().text();
  }

  public void sell() {
    for (int i = 0; i < TRIES_MAX && !ask(); i++) {
      street.scheduler().sleep(Duration.ofMillis(300L + random.nextInt(9_000)));
    }
  }

  /** The same once more, when nothing is in the way: there must be an answer. */
  public void comeBack() {
    if (!ask()) {
      throw new Unbalanced("the desk asked again and was not told how its sale stands");
    }
  }

  private VendKey key() {
    return new VendKey(VendRequest.ACCOUNT_PAYER, sale.reference());
  }

  /** Whether there was a definite answer. */
  private boolean ask() {
    VendRequest request =
        new VendRequest(
            key(),
            sale.meter(),
            sale.amount(),
            "ZAR",
            new MoneySource.OnAccount(Mandate.of("clerk", "by contract")),
            street.scheduler().now());
    Promise<Optional<VendOutcome>> sent =
        street
            .wire()
            .call(SALE, () -> street.functions().onAccount(request), fault -> new Promise<>());
    return street
        .scheduler()
        .await(sent, PATIENCE)
        .flatMap(inside -> inside)
        .filter(this::hear)
        .isPresent();
  }

  private boolean hear(VendOutcome outcome) {
    return switch (outcome) {
      case VendOutcome.Undecided undecided -> false;
      case VendOutcome.Refused(var refusal) -> {
        require(
            told.isEmpty() || refusal.kind() == RefusalKind.TRY_AGAIN,
            "a sale on account that was told was refused later");
        yield refusal.kind() != RefusalKind.TRY_AGAIN;
      }
      case VendOutcome.Vended(var vend, var repeated) -> {
        require(
            told.filter(one -> !one.equals(vend)).isEmpty(),
            "one sale on account was answered with two vends");
        told = Optional.of(vend);
        street.households().told(vend);
        yield true;
      }
    };
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Unbalanced(otherwise);
    }
  }
}
