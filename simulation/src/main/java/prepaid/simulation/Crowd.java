package prepaid.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.faults.Weather;
import prepaid.simulation.people.CardHolder;
import prepaid.simulation.people.Cashier;
import prepaid.simulation.people.Clerk;
import prepaid.simulation.people.Consumer;
import prepaid.simulation.people.Office;
import prepaid.simulation.store.SimMeters;
import prepaid.simulation.town.Cards;
import prepaid.simulation.town.Seams;
import prepaid.simulation.town.Shops;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Money;
import prepaid.vending.partners.FloatSlices;
import prepaid.vending.partners.Partner;
import prepaid.vending.payments.Order;
import prepaid.vending.vending.Quotes.Wish;

/** A world full of people in bad weather; then it clears up, and everything must come to an end. */
final class Crowd {
  private static final Duration STORM = Duration.ofMinutes(50);
  private static final Duration CALM = Duration.ofHours(40);
  private static final Duration A_LIFE = Duration.ofHours(5);
  private static final Duration A_DAY = Duration.ofHours(36);
  private static final int[] CLOCKS_MILLIS_WRONG = {0, 900, 20_000};

  /** Few enough that no household comes by more tokens than a meter remembers. */
  private static final int CARD_HOLDERS_ONE_IN = 4;

  private static final int CLERKS_ONE_IN = 8;

  /** The evening of a month's last day: days and months turn while people buy. */
  private static final Instant EVENING = Instant.parse("2026-11-30T20:40:00Z");

  private final long seed;
  private final int purchases;
  private final World world;
  private final SplittableRandom random;
  private final List<Consumer> consumers = new ArrayList<>();
  private final Set<String> slips = new HashSet<>();
  private final List<Cashier> cashiers = new ArrayList<>();
  private final List<CardHolder> cardHolders = new ArrayList<>();
  private final List<Clerk> clerks = new ArrayList<>();

  Crowd(long seed, int purchases, Seams seams) {
    this.seed = seed;
    this.purchases = purchases;
    this.random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    this.world =
        new World(
            new World.Making(
                seed,
                EVENING.plusSeconds(random.nextInt(3_600)),
                new Weather(random.split()),
                seams,
                CLOCKS_MILLIS_WRONG[random.nextInt(CLOCKS_MILLIS_WRONG.length)]));
  }

  /** Lives through it. */
  Outcome live() {
    for (int i = 0; i < purchases; i++) {
      consumer(i);
    }
    for (int i = 0; i < purchases; i++) {
      cashier(i);
    }
    for (int i = 0; i < purchases / CARD_HOLDERS_ONE_IN; i++) {
      cardHolder(i);
    }
    for (int i = 0; i < purchases / CLERKS_ONE_IN; i++) {
      clerk(i);
    }
    Shops.all().forEach(this::account);
    repeat("deposits", Duration.ofMinutes(4), this::payIn);
    repeat("stolen-till", Duration.ofMinutes(5), () -> sale(random.nextInt()).steal());
    repeat("thief", Duration.ofSeconds(70), world.thief::tryOne);
    Office office = new Office(new SimMeters(world.rows, world.wire), random.split());
    repeat("office", Duration.ofSeconds(60), () -> office.look(anyMeter()));
    repeat("settlement", Duration.ofMinutes(6), () -> office.settle(anyAccountMeter()));
    repeat("card-theft", Duration.ofMinutes(4), () -> world.hall.block(anySerial()));
    repeat("prices", Duration.ofMinutes(21), () -> world.hall.newPrice(random));
    repeat("household", Duration.ofSeconds(5), () -> world.households.enterOne(anyMeter()));
    world.scheduler.after(STORM, () -> clearUp(office));
    world.scheduler.after(CALM.minusHours(1), this::everybodyComesBack);
    Optional<Throwable> failure = world.run(CALM);
    return Outcome.of(seed, world, failure.or(this::atTheEnd));
  }

  private void clearUp(Office office) {
    world.calm();
    world.scheduler.spawn(
        "office", Duration.ZERO, A_LIFE, () -> world.meters().forEach(office::open));
    // Wrong PINs for a meter cost up to a day, so they begin early.
    for (CardHolder holder : cardHolders) {
      world.scheduler.spawn("card-holder", STORM.plus(anyTime(600)), A_DAY, holder::comeBack);
    }
  }

  private void everybodyComesBack() {
    for (Consumer consumer : consumers) {
      world.scheduler.spawn("consumer", anyTime(600), A_LIFE, consumer::comeBack);
    }
    for (Cashier cashier : cashiers) {
      world.scheduler.spawn("cashier", anyTime(600), A_LIFE, cashier::comeBack);
    }
    for (Clerk clerk : clerks) {
      world.scheduler.spawn("clerk", anyTime(600), A_LIFE, clerk::comeBack);
    }
  }

  private Optional<Throwable> atTheEnd() {
    try {
      for (String phone : world.carrier.phones()) {
        world.carrier.inbox(phone).forEach(body -> world.households.texted(phone, body));
      }
      world.households.enterAll();
      world.books.end();
      onlyWhatWasAskedFor();
      return Optional.empty();
    } catch (RuntimeException broken) {
      return Optional.of(broken);
    }
  }

  /** One vend a request, and one deposit a slip: none that nobody asked for. */
  private void onlyWhatWasAskedFor() {
    Set<String> asked = new HashSet<>();
    cashiers.forEach(cashier -> asked.add(cashier.asked()));
    cardHolders.forEach(holder -> asked.add(holder.asked()));
    clerks.forEach(clerk -> asked.add(clerk.asked()));
    for (Vend vend : world.rows.allVends()) {
      boolean ordered = vend.source() instanceof MoneySource.PaidPurchase;
      if (!ordered && !vend.isReversal() && !asked.contains(vend.key().text())) {
        throw new Unbalanced("there is a vend that nobody asked for");
      }
    }
    for (FloatSlices.Deposit deposit : world.rows.allDeposits()) {
      if (!slips.contains(deposit.partner() + "#" + deposit.reference())) {
        throw new Unbalanced("there is a deposit that nobody paid in");
      }
    }
  }

  private void consumer(int number) {
    Order order =
        new Order(
            anyMeter(),
            random.nextInt(6) == 0
                ? new Wish.OfUnits(Integer.toString(40 + random.nextInt(300)), Optional.empty())
                : new Wish.OfAmount(Integer.toString(50 + random.nextInt(900)), Optional.empty()),
            random.nextInt(3) == 0 ? Optional.of("+2783%07d".formatted(number)) : Optional.empty(),
            Optional.empty());
    String key = "key-%016x-%d".formatted(seed, number);
    Consumer consumer =
        new Consumer(
            world.street(),
            random.split(),
            new Consumer.Errand(key, order, Consumer.Habit.any(random)));
    consumers.add(consumer);
    world.scheduler.spawn("consumer", inTheStorm(), A_LIFE, consumer::shop);
  }

  private Cashier sale(int number) {
    List<Partner> partners = Shops.all();
    Cashier.Sale sale =
        new Cashier.Sale(
            partners.get(random.nextInt(partners.size())).id(),
            "sale-" + number,
            anyMeter(),
            Integer.toString(50 + random.nextInt(500)));
    return new Cashier(world.street(), random.split(), sale);
  }

  private void cashier(int number) {
    Cashier cashier = sale(number);
    cashiers.add(cashier);
    world.scheduler.spawn("cashier", inTheStorm(), A_LIFE, cashier::sell);
  }

  private void cardHolder(int number) {
    long serial = serial(number);
    Optional<String> second = random.nextInt(5) == 0 ? Optional.of(anyMeter()) : Optional.empty();
    CardHolder holder =
        new CardHolder(
            world.street(),
            random.split(),
            new CardHolder.Errand(serial, Cards.pin(serial), anyMeter(), second));
    cardHolders.add(holder);
    world.scheduler.spawn("card-holder", inTheStorm(), A_LIFE, holder::redeem);
  }

  private long anySerial() {
    return serial(random.nextInt(Math.max(1, purchases / CARD_HOLDERS_ONE_IN)));
  }

  private static long serial(int number) {
    Cards.Kind[] kinds = Cards.Kind.values();
    return kinds[number % kinds.length].serial(number);
  }

  private void clerk(int number) {
    String meter = random.nextInt(8) == 0 ? anyMeter() : anyAccountMeter();
    String amount = Integer.toString(50 + random.nextInt(500));
    Clerk clerk =
        new Clerk(
            world.street(), random.split(), new Clerk.Sale("account-" + number, meter, amount));
    clerks.add(clerk);
    world.scheduler.spawn("clerk", inTheStorm(), A_LIFE, clerk::sell);
  }

  private String anyAccountMeter() {
    List<String> meters = world.hall.accountMeters();
    return meters.get(random.nextInt(meters.size()));
  }

  /** Before the first sale: the credit that a partner may use, and a first deposit. */
  private void account(Partner partner) {
    world.functions.office("credit", accounts -> accounts.applyCredit(partner));
    deposit(partner, "first", 900_000);
  }

  private void payIn() {
    List<Partner> partners = Shops.all();
    Partner partner = partners.get(random.nextInt(partners.size()));
    String reference = "deposit-" + random.nextInt(30);
    // By its reference always the same sum: some are paid in twice, and count once.
    long minor = 50_000L + 1_000 * reference.hashCode() % 100;
    deposit(partner, reference, minor);
  }

  private void deposit(Partner partner, String reference, long minor) {
    slips.add(partner.id() + "#" + reference);
    Money amount = new Money(Math.abs(minor), partner.currency());
    world.functions.office(
        "deposit", accounts -> accounts.deposit(partner, reference, amount, "teller"));
  }

  /** Something that is done again and again while the storm lasts. */
  private void repeat(String kind, Duration about, Runnable work) {
    Duration wait = anyTime((int) about.toMillis() * 2);
    world.scheduler.after(
        wait,
        () -> {
          if (world.isStorm()) {
            world.scheduler.spawn(kind, Duration.ZERO, A_LIFE, () -> carefully(work));
            repeat(kind, about, work);
          }
        });
  }

  /** People put up with what does not work; books that do not balance are another matter. */
  private static void carefully(Runnable work) {
    try {
      work.run();
    } catch (Unbalanced unbalanced) {
      throw unbalanced;
    } catch (RuntimeException doesNotWork) {
      return;
    }
  }

  private String anyMeter() {
    return world.meters().get(random.nextInt(world.meters().size()));
  }

  private Duration inTheStorm() {
    return anyTime((int) STORM.toMillis() * 4 / 5);
  }

  private Duration anyTime(int millisMax) {
    return Duration.ofMillis(random.nextInt(millisMax));
  }
}
