package prepaid.simulation.town;

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
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.partners.Accounts;
import prepaid.vending.payments.Ordering;
import prepaid.vending.payments.PaymentEvents;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Settling;
import prepaid.vending.vending.AdviceChannel;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * The functions as they are deployed: the use cases of the business, wired to the ports of the
 * world, an instance at a time.
 */
public final class Functions {
  private static final Duration WEB_TIME_OUT = Duration.ofSeconds(25);
  private static final Duration RUN_TIME_OUT = Duration.ofSeconds(60);

  private final Ground ground;
  private final Wiring wiring;
  private final SecureModule module;
  private final Fleet<Web> web;
  private final Fleet<Partnered> partner;
  private final Fleet<Desk> office;
  private final Fleet<Upkeep> upkeep;
  private final Fleet<Delivering> delivery;

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
      PaymentProvider provider,
      CardRedemptions cards) {}

  /** One instance of the partners' function. */
  public record Partnered(VendChannel sales, AdviceChannel advices) {}

  /** One instance of the office, as far as money goes. */
  private record Desk(Accounts accounts, VendChannel onAccount) {}

  public static Functions of(Ground ground) {
    return new Functions(ground);
  }

  private Functions(Ground ground) {
    this.ground = ground;
    this.wiring = new Wiring(ground);
    this.module = new SecureModule(wiring);
    this.web = fleet(WEB_TIME_OUT, this::startWeb);
    this.partner = fleet(WEB_TIME_OUT, this::startPartner);
    this.office = fleet(WEB_TIME_OUT, this::startOffice);
    this.upkeep = fleet(RUN_TIME_OUT, this::startUpkeep);
    this.delivery = fleet(RUN_TIME_OUT, () -> wiring.delivering(wiring.clock()));
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
    return office.invoke("back-office:" + what, desk -> work.apply(desk.accounts()));
  }

  /** Sells to a meter whose account is charged, at the office's desk. */
  public Promise<Optional<VendOutcome>> onAccount(VendRequest request) {
    return office.invoke("back-office:account-sale", desk -> desk.onAccount().vend(request));
  }

  /** Invokes the secure module through one of its doors. */
  public Promise<Optional<VendOutcome>> vend(Door door, VendRequest request) {
    return module.vend(door, request);
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

  private ModuleChannel channel(Door door) {
    return new ModuleChannel(ground.wire(), ground.scheduler(), module, door);
  }

  private Web startWeb() {
    Clock clock = wiring.clock();
    Purchases purchases = wiring.purchases();
    PaymentProvider provider = wiring.provider();
    Quotes quotes = wiring.quotes(clock);
    var vends = ground.seams().channel(channel(Door.WEB));
    Ordering ordering =
        new Ordering(
            new Ordering.Parts(quotes::quote, purchases, provider, wiring.secureRandom(), clock));
    return new Web(
        quotes,
        ordering,
        new PaymentEvents(purchases, vends, clock),
        purchases,
        wiring.ledger(Optional.empty()),
        provider,
        channel(Door.CARD));
  }

  private Partnered startPartner() {
    ModuleChannel channel = channel(Door.PARTNER);
    return new Partnered(ground.seams().channel(channel), channel);
  }

  private Desk startOffice() {
    return new Desk(
        new Accounts(wiring.slices(), wiring.clock()),
        ground.seams().channel(channel(Door.OFFICE)));
  }

  private Upkeep startUpkeep() {
    Clock clock = wiring.clock();
    Settling settling =
        new Settling(
            wiring.purchases(),
            wiring.provider(),
            ground.seams().channel(channel(Door.UPKEEP)),
            clock);
    return new Upkeep(
        wiring.reminders(clock),
        settling,
        wiring.ledger(Optional.empty()),
        wiring.delivering(clock),
        clock);
  }
}
