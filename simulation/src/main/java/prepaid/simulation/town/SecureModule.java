package prepaid.simulation.town;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.store.SimAdvices;
import prepaid.simulation.store.SimCards;
import prepaid.simulation.town.Functions.Ground;
import prepaid.vending.cards.Pins;
import prepaid.vending.cards.Redeeming;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.partners.FloatKeeper;
import prepaid.vending.partners.PartnerTerms;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.Advising;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;
import prepaid.vending.vending.Vending;

/** The secure module: its warm instances, behind its doors. */
final class SecureModule {
  private static final Duration TIME_OUT = Duration.ofSeconds(10);

  private final Wiring wiring;
  private final Ground ground;
  private final Fleet<Instance> instances;
  private long started;

  private record Instance(Vending vending, Advising advising, Redeeming redeeming) {}

  SecureModule(Wiring wiring) {
    this.wiring = wiring;
    this.ground = wiring.ground();
    this.instances =
        new Fleet<>(ground.scheduler(), ground.random().split(), TIME_OUT, this::start);
  }

  Promise<Optional<VendOutcome>> vend(Door door, VendRequest request) {
    return through(door, one -> door.vend(one.vending(), request, ground.scheduler()));
  }

  Promise<Optional<AdviceOutcome>> advise(Door door, AdviceRequest request) {
    return through(door, one -> door.advise(one.advising(), request, ground.scheduler()));
  }

  Promise<Optional<RedemptionOutcome>> redeem(Door door, Redemption request) {
    return through(door, one -> door.redeem(one.redeeming(), request, ground.scheduler()));
  }

  private <R> Promise<Optional<R>> through(Door door, Function<Instance, R> work) {
    return instances.invoke("module:" + door.alias(), work);
  }

  private Instance start() {
    Clock clock = wiring.clock();
    SplittableRandom random = ground.random().split();
    FloatKeeper keeper = new FloatKeeper(wiring.slices(), "i" + ++started, clock, random.split());
    Ledger ledger = wiring.ledger(Optional.of(keeper));
    Quotes quotes = wiring.quotes(clock);
    Scheduler scheduler = ground.scheduler();
    Vending.Waiting waiting = atMost -> scheduler.sleep(part(random, atMost));
    Vending vending =
        new Vending(
            new Vending.Parts(
                quotes,
                ledger,
                ground.seams().terms(new PartnerTerms(wiring.registry(clock))),
                wiring.keys(clock),
                random,
                clock,
                waiting,
                true));
    Advices advices =
        ground
            .seams()
            .advices(
                new SimAdvices(ground.rows(), ground.wire(), wiring.floats(), random.split()),
                ground.rows());
    Advising advising =
        new Advising(new Advising.Parts(ledger, advices, wiring.meters(), clock, waiting));
    return new Instance(vending, advising, redeeming(quotes, vending, ledger, clock));
  }

  private Redeeming redeeming(Quotes quotes, Vending vending, Ledger ledger, Clock clock) {
    SimCards cards = wiring.cards();
    return new Redeeming(
        new Redeeming.Parts(
            quotes,
            vending::vend,
            ledger,
            ground.seams().cards(cards),
            new Pins(cards, ground.kms(), Town.ENVIRONMENT, clock),
            cards,
            clock));
  }

  private static Duration part(SplittableRandom random, Duration atMost) {
    return Duration.ofMillis(random.nextLong(atMost.toMillis() + 1));
  }
}
