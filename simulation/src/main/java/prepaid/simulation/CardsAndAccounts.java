package prepaid.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.people.CardHolder;
import prepaid.simulation.people.Clerk;
import prepaid.simulation.people.Office;
import prepaid.simulation.store.SimMeters;
import prepaid.simulation.town.Cards;
import prepaid.simulation.town.Cards.Kind;

/** The stories of scratch cards and of accounts, and the people in them. */
final class CardsAndAccounts {
  private static final Duration A_LIFE = Duration.ofHours(3);
  private static final Duration A_WHILE = Duration.ofMinutes(6);
  private static final String NO_PIN = "1234567890123456";

  private final World world;
  private final List<CardHolder> holders = new ArrayList<>();
  private final List<Clerk> clerks = new ArrayList<>();

  CardsAndAccounts(World world) {
    this.world = world;
  }

  void begin(Story story) {
    switch (story) {
      case CARD_REDEEMED, CARD_IN_DOUBT -> holder(Kind.SMALL, meter());
      case CARD_OF_OTHER_MONEY -> holder(Kind.SMALL, foreignMeter());
      case CARD_OF_OTHER_UTILITY -> holder(Kind.HIGHVELD_ONLY, foreignMeter());
      case CARD_FOR_TWO_METERS -> holder(errand(Kind.SMALL, meter(), Optional.of(otherMeter())));
      case PIN_GUESSED ->
          holder(new CardHolder.Errand(serial(Kind.SMALL), NO_PIN, meter(), Optional.empty()));
      case CARD_BLOCKED_SINCE -> {
        CardHolder holder = holder(Kind.SMALL, meter());
        world.scheduler.after(A_WHILE, () -> world.hall.block(serial(Kind.SMALL)));
        world.scheduler.spawn("card-holder", A_WHILE.multipliedBy(2), A_LIFE, holder::redeem);
      }
      case ON_ACCOUNT -> {
        clerk("a-1", accountMeter(), Duration.ZERO);
        world.scheduler.spawn("office", A_WHILE, A_LIFE, () -> Tale.carefully(this::settle));
        clerk("a-2", accountMeter(), A_WHILE.multipliedBy(2));
      }
      case ON_ACCOUNT_IN_DOUBT -> clerk("a-1", accountMeter(), Duration.ZERO);
      case ON_ACCOUNT_REFUSED -> clerk("a-1", meter(), Duration.ZERO);
      default -> throw new IllegalStateException("no story of cards or accounts: " + story);
    }
  }

  /** Whoever was cut off asks again. */
  void comeBack() {
    for (CardHolder holder : holders) {
      world.scheduler.spawn("card-holder", Duration.ZERO, A_LIFE, holder::comeBack);
    }
    for (Clerk clerk : clerks) {
      world.scheduler.spawn("clerk", Duration.ZERO, A_LIFE, clerk::comeBack);
    }
  }

  private CardHolder holder(Kind kind, String meter) {
    return holder(errand(kind, meter, Optional.empty()));
  }

  private CardHolder holder(CardHolder.Errand errand) {
    CardHolder holder = new CardHolder(world.street(), new SplittableRandom(3), errand);
    holders.add(holder);
    world.scheduler.spawn("card-holder", Duration.ZERO, A_LIFE, holder::redeem);
    return holder;
  }

  private static CardHolder.Errand errand(Kind kind, String meter, Optional<String> second) {
    return new CardHolder.Errand(serial(kind), Cards.pin(serial(kind)), meter, second);
  }

  private static long serial(Kind kind) {
    return kind.serial(0);
  }

  private void clerk(String reference, String meter, Duration wait) {
    Clerk.Sale sale = new Clerk.Sale(reference, meter, "250.00");
    Clerk clerk = new Clerk(world.street(), new SplittableRandom(4), sale);
    clerks.add(clerk);
    world.scheduler.spawn("clerk", wait, A_LIFE, clerk::sell);
  }

  private void settle() {
    new Office(new SimMeters(world.rows, world.wire), new SplittableRandom(5))
        .settle(accountMeter());
  }

  private String meter() {
    return world.meters().getFirst();
  }

  private String otherMeter() {
    return world.meters().get(1);
  }

  /** Of another utility, in another currency. */
  private String foreignMeter() {
    return world.meters().get(3);
  }

  private String accountMeter() {
    return world.hall.accountMeters().getFirst();
  }
}
