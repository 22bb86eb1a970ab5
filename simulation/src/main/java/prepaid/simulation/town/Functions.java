package prepaid.simulation.town;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.faults.Wire;
import prepaid.simulation.outside.Carrier;
import prepaid.simulation.outside.Kms;
import prepaid.simulation.outside.Provider;
import prepaid.simulation.store.Database;
import prepaid.simulation.store.SimAdvices;
import prepaid.simulation.store.SimDeliveries;
import prepaid.simulation.store.SimFloats;
import prepaid.simulation.store.SimKeys;
import prepaid.simulation.store.SimLedger;
import prepaid.simulation.store.SimMeters;
import prepaid.simulation.store.SimPurchases;
import prepaid.simulation.store.SimRegistry;
import prepaid.simulation.store.SimReminders;
import prepaid.sts.StaTables;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.keys.VendingKeys;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.FloatKeeper;
import prepaid.vending.partners.PartnerTerms;
import prepaid.vending.payments.Ordering;
import prepaid.vending.payments.PaymentEvents;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminders;
import prepaid.vending.payments.Settling;
import prepaid.vending.vending.AdviceChannel;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.Advising;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;
import prepaid.vending.vending.Vending;

/**
 * The functions as they are deployed: the use cases of the business, wired to the ports of the
 * world, an instance at a time.
 */
public final class Functions {
  private static final Duration WEB_TIME_OUT = Duration.ofSeconds(25);
  private static final Duration MODULE_TIME_OUT = Duration.ofSeconds(10);
  private static final Duration RUN_TIME_OUT = Duration.ofSeconds(60);

  private final Ground ground;
  private final Fleet<Web> web;
  private final Fleet<Partnered> partner;
  private final Fleet<Accounts> office;
  private final Fleet<Module> module;
  private final Fleet<Upkeep> upkeep;
  private final Fleet<Delivering> delivery;
  private long instances;

  /** What the functions stand on. */
  public record Ground(
      Scheduler scheduler,
      SplittableRandom random,
      Wire wire,
      Database rows,
      Kms kms,
      Provider provider,
      Carrier carrier,
      Seams seams,
      int clockMillisWrongMax) {}

  /** One instance of the consumers' function. */
  public record Web(
      Quotes quotes,
      Ordering ordering,
      PaymentEvents events,
      Purchases purchases,
      Ledger ledger,
      PaymentProvider provider) {}

  public static Functions of(Ground ground) {
    return new Functions(ground);
  }

  /** One instance of the partners' function. */
  public record Partnered(VendChannel sales, AdviceChannel advices) {}

  /** One instance of the secure module. */
  private record Module(Vending vending, Advising advising) {}

  private Functions(Ground ground) {
    this.ground = ground;
    this.web = fleet(WEB_TIME_OUT, this::startWeb);
    this.partner = fleet(WEB_TIME_OUT, this::startPartner);
    this.office = fleet(WEB_TIME_OUT, this::startOffice);
    this.module = fleet(MODULE_TIME_OUT, this::startModule);
    this.upkeep = fleet(RUN_TIME_OUT, this::startUpkeep);
    this.delivery = fleet(RUN_TIME_OUT, () -> delivering(clock()));
  }

  /** Runs something of the consumers' function in an instance of it. */
  public <R> Promise<Optional<R>> web(String what, Function<Web, R> work) {
    return web.invoke("web-vend:" + what, work);
  }

  /** Runs something of the partners' function in an instance of it. */
  public <R> Promise<Optional<R>> partner(String what, Function<Partnered, R> work) {
    return partner.invoke("partner-vend:" + what, work);
  }

  /** Runs something of the office that is about partners' accounts. */
  public <R> Promise<Optional<R>> office(String what, Function<Accounts, R> work) {
    return office.invoke("back-office:" + what, work);
  }

  /** Invokes the secure module through one of its doors. */
  public Promise<Optional<VendOutcome>> vend(Door door, VendRequest request) {
    return module.invoke(
        "module:" + door.alias(),
        module -> door.vend(module.vending(), request, ground.scheduler()));
  }

  /** The same for what a partner says about a sale. */
  Promise<Optional<AdviceOutcome>> advise(Door door, AdviceRequest request) {
    return module.invoke(
        "module:" + door.alias(),
        module -> door.advise(module.advising(), request, ground.scheduler()));
  }

  /** One run of upkeep. */
  public Promise<Optional<Boolean>> upkeep() {
    return upkeep.invoke("upkeep", Upkeep::run);
  }

  /** Hands a row of the stream over. */
  public Promise<Optional<Delivering.Outcome>> deliver(Vend vend) {
    return delivery.invoke("delivery", delivering -> delivering.deliver(vend));
  }

  private <T> Fleet<T> fleet(Duration timeOut, Supplier<T> starts) {
    return new Fleet<>(ground.scheduler(), ground.random().split(), timeOut, starts);
  }

  private Clock clock() {
    int wrong = ground.clockMillisWrongMax();
    long millis = ground.random().nextInt(2 * wrong + 1) - wrong;
    return new SimClock(ground.scheduler(), Duration.ofMillis(millis));
  }

  private Web startWeb() {
    Clock clock = clock();
    Purchases purchases = purchases();
    var provider = ground.seams().provider(ground.provider());
    Quotes quotes = quotes(clock);
    ModuleChannel channel = new ModuleChannel(ground.wire(), ground.scheduler(), this, Door.WEB);
    var vends = ground.seams().channel(channel);
    Ordering ordering =
        new Ordering(new Ordering.Parts(quotes::quote, purchases, provider, secureRandom(), clock));
    return new Web(
        quotes,
        ordering,
        new PaymentEvents(purchases, vends, clock),
        purchases,
        ledger(Optional.empty()),
        provider);
  }

  private Partnered startPartner() {
    ModuleChannel channel =
        new ModuleChannel(ground.wire(), ground.scheduler(), this, Door.PARTNER);
    return new Partnered(ground.seams().channel(channel), channel);
  }

  private Accounts startOffice() {
    return new Accounts(ground.seams().slices(floats(), ground.rows()), clock());
  }

  private Module startModule() {
    Clock clock = clock();
    SplittableRandom random = ground.random().split();
    FloatKeeper keeper =
        new FloatKeeper(
            ground.seams().slices(floats(), ground.rows()),
            "i" + ++instances,
            clock,
            random.split());
    Ledger ledger = ledger(Optional.of(keeper));
    Vending.Waiting waiting = atMost -> ground.scheduler().sleep(part(random, atMost));
    Vending vending =
        new Vending(
            new Vending.Parts(
                quotes(clock),
                ledger,
                ground.seams().terms(new PartnerTerms(registry(clock))),
                keys(clock),
                random,
                clock,
                waiting,
                true));
    Advices advices =
        ground
            .seams()
            .advices(
                new SimAdvices(ground.rows(), ground.wire(), floats(), random.split()),
                ground.rows());
    SimMeters meters = new SimMeters(ground.rows(), ground.wire());
    return new Module(
        vending, new Advising(new Advising.Parts(ledger, advices, meters, clock, waiting)));
  }

  private Upkeep startUpkeep() {
    Clock clock = clock();
    Purchases purchases = purchases();
    ModuleChannel channel = new ModuleChannel(ground.wire(), ground.scheduler(), this, Door.UPKEEP);
    Settling settling =
        new Settling(
            purchases,
            ground.seams().provider(ground.provider()),
            ground.seams().channel(channel),
            clock);
    return new Upkeep(
        reminders(clock), settling, ledger(Optional.empty()), delivering(clock), clock);
  }

  private Delivering delivering(Clock clock) {
    var utilities = ground.seams().utilities(registry(clock));
    var meters = new SimMeters(ground.rows(), ground.wire());
    var rows = ground.seams().deliveries(new SimDeliveries(ground.rows(), ground.wire()));
    return new Delivering(
        new Delivering.Sources(purchases(), meters, utilities, new SimPhones()),
        ground.seams().texts(ground.carrier()),
        new Delivering.Notes(rows, reminders(clock)),
        clock);
  }

  private Quotes quotes(Clock clock) {
    SimRegistry registry = registry(clock);
    return new Quotes(
        new Quotes.Sources(
            new SimMeters(ground.rows(), ground.wire()),
            ground.seams().utilities(registry),
            ground.seams().tariffs(registry),
            new SimKeys(ground.rows(), ground.wire())),
        clock);
  }

  private SimRegistry registry(Clock clock) {
    return new SimRegistry(ground.rows(), ground.wire(), clock);
  }

  private Purchases purchases() {
    return ground.seams().purchases(new SimPurchases(ground.rows(), ground.wire()));
  }

  private Reminders reminders(Clock clock) {
    return ground.seams().reminders(new SimReminders(ground.rows(), ground.wire(), clock));
  }

  private SimFloats floats() {
    return ground.seams().floats(ground.rows(), ground.wire());
  }

  private Ledger ledger(Optional<FloatKeeper> keeper) {
    return ground
        .seams()
        .ledger(new SimLedger(ground.rows(), ground.wire(), floats(), keeper), ground.rows());
  }

  private VendingKeys keys(Clock clock) {
    return ground
        .seams()
        .keys(new UnwrappedVendingKeys(ground.kms(), Town.ENVIRONMENT, StaTables.sample(), clock));
  }

  /** A source of ids that says the same in each run of a seed. */
  private SecureRandom secureRandom() {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(ground.random().nextLong());
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA1PRNG", e);
    }
  }

  private static Duration part(SplittableRandom random, Duration atMost) {
    return Duration.ofMillis(random.nextLong(atMost.toMillis() + 1));
  }
}
