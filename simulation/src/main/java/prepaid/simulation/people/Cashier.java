package prepaid.simulation.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.faults.Port;
import prepaid.simulation.people.Consumer.Street;
import prepaid.simulation.town.Shops;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** A till of a partner: one sale, sent again until it is answered, or forgotten. */
public final class Cashier {
  private static final Port SALE = Port.write("POST /prepaidutility/v3/tokenPurchases");
  private static final Duration PATIENCE = Duration.ofSeconds(29);
  private static final Duration IMPATIENCE = Duration.ofSeconds(2);
  private static final Duration CLOCKS_WRONG_MAX = Duration.ofSeconds(41);
  private static final int TRIES_MAX = 6;

  private final Street street;
  private final SplittableRandom random;
  private final Sale sale;
  private final Duration patience;
  private Optional<Vend> sold = Optional.empty();
  private boolean refused;
  private Instant asked = Instant.EPOCH;

  /**
   * What is sold.
   *
   * @param reference the partner's own
   */
  public record Sale(String partner, String reference, String meter, String amount) {}

  public Cashier(Street street, SplittableRandom random, Sale sale) {
    this.street = street;
    this.random = random;
    this.sale = sale;
    this.patience = random.nextInt(3) == 0 ? IMPATIENCE : PATIENCE;
  }

  /** Sells, from the first try to a definite answer. */
  public void sell() {
    for (int i = 0; i < TRIES_MAX; i++) {
      if (ask(Shops.TILL) || random.nextInt(25) == 0) {
        break;
      }
      pause(6);
    }
    if (sold.isPresent() && random.nextInt(4) == 0) {
      // Long after: the same sale, of which the till has lost the paper.
      pause(900);
      ask(Shops.TILL);
    }
  }

  /** The same sale once more, when nothing is in the way: there must be an answer. */
  public void comeBack() {
    if (!ask(Shops.TILL)) {
      throw new Unbalanced("a partner asked again and was not told how its sale stands");
    }
  }

  /** Somebody else at a stolen till. */
  public void steal() {
    if (ask(Shops.STOLEN_TILL) && sold.isPresent()) {
      throw new Unbalanced("a stolen till sold a token");
    }
  }

  /** Whether there was a definite answer. */
  private boolean ask(String till) {
    asked = street.scheduler().now();
    VendRequest request =
        new VendRequest(
            new VendKey(sale.partner(), sale.reference()),
            sale.meter(),
            sale.amount(),
            "ZAR",
            new MoneySource.PartnerFloat(
                sale.partner(), till, MoneySource.Payment.of("cash"), Optional.empty()),
            asked);
    Promise<Optional<VendOutcome>> sent =
        street
            .wire()
            .call(
                SALE,
                () -> street.functions().partner("sale", channel -> channel.vend(request)),
                fault -> new Promise<>());
    return street
        .scheduler()
        .await(sent, patience)
        .flatMap(inside -> inside)
        .filter(this::hear)
        .isPresent();
  }

  private boolean hear(VendOutcome outcome) {
    switch (outcome) {
      case VendOutcome.Undecided undecided -> {
        return false;
      }
      case VendOutcome.Refused(var refusal) -> {
        if (sold.isPresent()) {
          throw new Unbalanced("a sale that was told was refused later: " + refusal.kind());
        }
        refused = refusal.kind() != RefusalKind.TRY_AGAIN;
        return refused;
      }
      case VendOutcome.Vended(var vend, var repeated) -> {
        if (refused && vend.at().isBefore(asked.minus(CLOCKS_WRONG_MAX))) {
          throw new Unbalanced("a sale was refused, and made after all without being asked again");
        }
        if (sold.isPresent() && !sold.get().equals(vend)) {
          throw new Unbalanced("one sale was answered with two vends");
        }
        sold = Optional.of(vend);
        street.households().told(vend);
        return true;
      }
    }
  }

  private void pause(int secondsMax) {
    street.scheduler().sleep(Duration.ofMillis(300L + random.nextInt(secondsMax * 1_000)));
  }
}
