package prepaid.simulation.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.faults.Port;
import prepaid.simulation.people.Consumer.Street;
import prepaid.simulation.town.Shops;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.AdviceRequest.Kind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** A till of a partner: one sale, sent again until it is answered, or forgotten. */
public final class Cashier {
  private static final Port SALE = Port.write("POST /prepaidutility/v3/tokenPurchases");
  private static final Port ADVICE = Port.write("POST /prepaidutility/v3/tokenPurchases/advices");
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
  private boolean reversing;
  private boolean undone;
  private boolean stands;
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

  /** What a till does after the sale. */
  public enum Manner {
    CONFIRMS,
    REVERSES,
    REVERSES_FIRST
  }

  /** Sells in one manner, step by step, each step until it is answered. */
  public void sell(Manner manner) {
    if (manner == Manner.REVERSES_FIRST) {
      insist(() -> advise(Kind.REVERSAL));
    }
    insist(() -> ask(Shops.TILL));
    if (manner == Manner.CONFIRMS && sold.filter(Vend::isHeld).isPresent()) {
      insist(() -> advise(Kind.CONFIRMATION));
    }
    if (manner == Manner.REVERSES) {
      insist(() -> advise(Kind.REVERSAL));
    }
  }

  private void insist(BooleanSupplier step) {
    for (int i = 0; i < TRIES_MAX && !step.getAsBoolean(); i++) {
      pause(6);
    }
  }

  /** Sells, from the first try to a definite answer. */
  public void sell() {
    for (int i = 0; i < TRIES_MAX; i++) {
      if (ask(Shops.TILL) || random.nextInt(25) == 0) {
        break;
      }
      if (random.nextInt(6) == 0) {
        // No answer: the till gives up, and says so.
        advise(Kind.REVERSAL);
        return;
      }
      pause(6);
    }
    if (sold.filter(Vend::isHeld).isPresent()) {
      pause(15);
      advise(random.nextBoolean() ? Kind.REVERSAL : Kind.CONFIRMATION);
      if (random.nextInt(6) == 0) {
        // Two systems of one partner that do not know of one another.
        advise(reversing ? Kind.CONFIRMATION : Kind.REVERSAL);
      }
    }
    if (sold.isPresent() && random.nextInt(4) == 0) {
      // Long after: the same sale, of which the till has lost the paper.
      pause(900);
      ask(Shops.TILL);
    }
  }

  /**
   * The same once more, when nothing is in the way: there must be an answer. Some who were told
   * that their sale is undone believe it, and it must be.
   */
  public void comeBack() {
    if (undone && random.nextInt(4) != 0) {
      return;
    }
    boolean answered = reversing ? advise(Kind.REVERSAL) : ask(Shops.TILL);
    if (answered && sold.filter(Vend::isHeld).isPresent() && !reversing) {
      answered = advise(Kind.CONFIRMATION);
    }
    if (!answered) {
      throw new Unbalanced("a partner asked again and was not told how its sale stands");
    }
  }

  /** Whether there was a definite answer. */
  private boolean advise(Kind kind) {
    reversing = kind == Kind.REVERSAL;
    AdviceRequest request = new AdviceRequest(key(), kind);
    Promise<Optional<AdviceOutcome>> sent =
        street
            .wire()
            .call(
                ADVICE,
                () -> street.functions().partner("advice", own -> own.advices().advise(request)),
                fault -> new Promise<>());
    Optional<AdviceOutcome> answer =
        street.scheduler().await(sent, patience).flatMap(inside -> inside);
    return answer.isPresent() && heard(answer.get());
  }

  private boolean heard(AdviceOutcome outcome) {
    return switch (outcome) {
      case AdviceOutcome.Undecided undecided -> false;
      case AdviceOutcome.Refused refused -> throw new Unbalanced("an advice was refused");
      case AdviceOutcome.Sold(var vend) -> {
        require(!undone, "a sale that was undone stands");
        street.households().told(vend);
        stands = true;
        yield true;
      }
      case AdviceOutcome.Reversed(var vend) -> {
        require(vend.isHeld() && !stands, "a sale whose tokens were told was undone");
        undone = true;
        yield true;
      }
      case AdviceOutcome.NoSale() -> {
        require(sold.isEmpty(), "a sale that was told is not there");
        undone = reversing;
        yield true;
      }
    };
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Unbalanced(otherwise);
    }
  }

  private VendKey key() {
    return new VendKey(sale.partner(), sale.reference());
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
            key(),
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
                () -> street.functions().partner("sale", own -> own.sales().vend(request)),
                fault -> new Promise<>());
    return street
        .scheduler()
        .await(sent, patience)
        .flatMap(inside -> inside)
        .filter(this::hear)
        .isPresent();
  }

  /** Whether the last thing it said was that the sale is to be undone. */
  public boolean isReversing() {
    return reversing;
  }

  /** The key under which it may have been sold, and no other. */
  public String asked() {
    return key().text();
  }

  private boolean hear(VendOutcome outcome) {
    switch (outcome) {
      case VendOutcome.Undecided undecided -> {
        return false;
      }
      case VendOutcome.Refused(var refusal) -> {
        if (stands) {
          throw new Unbalanced("a sale that was told was refused later: " + refusal.kind());
        }
        refused = refusal.kind() != RefusalKind.TRY_AGAIN;
        return refused;
      }
      case VendOutcome.Vended(var vend, var repeated) -> {
        require(!undone || vend.isHeld(), "a sale was made after its reversal");
        if (refused && vend.at().isBefore(asked.minus(CLOCKS_WRONG_MAX))) {
          throw new Unbalanced("a sale was refused, and made after all without being asked again");
        }
        if (sold.isPresent() && !sold.get().equals(vend)) {
          throw new Unbalanced("one sale was answered with two vends");
        }
        sold = Optional.of(vend);
        if (!vend.isHeld()) {
          street.households().told(vend);
          stands = true;
        }
        return true;
      }
    }
  }

  private void pause(int secondsMax) {
    street.scheduler().sleep(Duration.ofMillis(300L + random.nextInt(secondsMax * 1_000)));
  }
}
