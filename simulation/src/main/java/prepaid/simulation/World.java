package prepaid.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.books.Books;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.faults.FaultPlan;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.simulation.outside.Carrier;
import prepaid.simulation.outside.Kms;
import prepaid.simulation.outside.Provider;
import prepaid.simulation.people.Consumer.Street;
import prepaid.simulation.people.Households;
import prepaid.simulation.people.Thief;
import prepaid.simulation.store.Database;
import prepaid.simulation.town.Functions;
import prepaid.simulation.town.Functions.Web;
import prepaid.simulation.town.Seams;
import prepaid.simulation.town.TownHall;
import prepaid.vending.ledger.Vend;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.PaymentEvents.Handled;
import prepaid.vending.refusals.Answer;

/**
 * One world: the functions, what they stand on, and what runs without people: the schedule, the
 * stream, the provider's reports. Everything in it follows from its seed.
 */
public final class World {
  private static final Port REPORT = Port.message("POST /v1/payments/{provider}/events");
  private static final Duration PATIENCE = Duration.ofSeconds(29);
  private static final Duration RUN_PATIENCE = Duration.ofSeconds(61);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration FOR_EVER = Duration.ofDays(3);
  private static final int RESENDS_MAX = 60;

  final Scheduler scheduler;
  final Wire wire;
  final Database rows = new Database();
  final Provider provider;
  final Carrier carrier;
  final Functions functions;
  final Households households;
  final Books books;
  final TownHall hall;
  final SplittableRandom random;
  final Thief thief;
  private boolean storm = true;
  private boolean pairs;
  private Instant end = Instant.MAX;

  /**
   * How a world is made.
   *
   * @param start when it begins
   * @param clockMillisWrongMax how wrong the clocks of instances are at most
   */
  record Making(long seed, Instant start, FaultPlan faults, Seams seams, int clockMillisWrongMax) {}

  World(Making making) {
    this.random = new SplittableRandom(making.seed());
    this.scheduler = new Scheduler(making.start());
    this.wire = new Wire(scheduler, random.split(), making.faults());
    this.provider = new Provider(scheduler, random.split(), wire);
    this.carrier = new Carrier(wire);
    Kms kms = new Kms(wire);
    this.functions =
        Functions.of(
            new Functions.Ground(
                scheduler,
                random.split(),
                wire,
                rows,
                kms,
                provider,
                carrier,
                making.seams(),
                making.clockMillisWrongMax()));
    this.hall = new TownHall(rows, wire, scheduler, kms);
    this.books = new Books(rows, provider, carrier, scheduler);
    this.households = new Households(hall.meterboard(), rows, random.split());
    this.thief = new Thief(street(), random.split(), rows, hall.meters().getFirst());
    rows.watch(books);
    rows.stream(households::issued);
    rows.stream(vend -> stream(vend));
    provider.reportTo(this::report);
    wire.afterEffect(books::check);
    hall.open();
  }

  Street street() {
    return new Street(scheduler, wire, functions, provider, households);
  }

  List<String> meters() {
    return hall.meters();
  }

  boolean isStorm() {
    return storm;
  }

  /** From now on everything works. */
  void calm() {
    storm = false;
    wire.become(FaultPlan.CALM);
    books.calm();
  }

  /** A schedule that is never late and never doubled, whatever else goes wrong. */
  void alwaysUpkeep() {
    storm = false;
  }

  /** For some minutes each run of upkeep has another beside it. */
  void upkeepInPairs(Duration from, Duration to) {
    scheduler.after(from, () -> pairs = true);
    scheduler.after(to, () -> pairs = false);
  }

  /** Lets it go on for a while, with upkeep every minute. */
  Optional<Throwable> run(Duration duration) {
    end = scheduler.now().plus(duration);
    tick();
    scheduler.run(duration);
    return scheduler.failure();
  }

  /** Each minute, at times twice, at times not; in calm only when something is due. */
  private void tick() {
    if (scheduler.now().isAfter(end)) {
      return;
    }
    int chance = storm ? random.nextInt(40) : 2;
    if (chance > 0 && (storm || isSomethingDue())) {
      functions.upkeep();
    }
    if (chance == 1 || pairs) {
      functions.upkeep();
    }
    scheduler.after(A_MINUTE, this::tick);
  }

  private boolean isSomethingDue() {
    return rows.firstDue().filter(due -> !due.isAfter(scheduler.now())).isPresent();
  }

  /** Hands a row to delivery until it was taken: at least once. */
  private void stream(Vend vend) {
    Duration wait = Duration.ofMillis(100L + random.nextInt(900));
    boolean twice = storm && random.nextInt(30) == 0;
    scheduler.spawn("stream", wait, FOR_EVER, () -> handOver(vend));
    if (twice) {
      scheduler.spawn("stream", wait.multipliedBy(3), FOR_EVER, () -> handOver(vend));
    }
  }

  private void handOver(Vend vend) {
    Duration pause = Duration.ofSeconds(1);
    while (scheduler.await(functions.deliver(vend), RUN_PATIENCE).flatMap(in -> in).isEmpty()) {
      scheduler.sleep(pause);
      pause = pause.compareTo(A_MINUTE) < 0 ? pause.multipliedBy(2) : pause;
    }
  }

  /** The provider sends a report until it is taken in; at times it soon gives up. */
  private void report(PaymentEvent event) {
    scheduler.spawn("provider", Duration.ZERO, FOR_EVER, () -> send(event));
  }

  private void send(PaymentEvent event) {
    Duration pause = Duration.ofSeconds(5);
    int sends = storm && random.nextInt(8) == 0 ? 1 : RESENDS_MAX;
    for (int i = 0; i < sends; i++) {
      Provider.Report report = provider.signed(event);
      thief.hear(report);
      Promise<Optional<Boolean>> sent =
          wire.call(
              REPORT,
              () -> functions.web("event", web -> take(web, report)),
              fault -> new Promise<>());
      if (scheduler.await(sent, PATIENCE).flatMap(inside -> inside).orElse(false)) {
        return;
      }
      scheduler.sleep(pause);
      pause = pause.compareTo(Duration.ofHours(1)) < 0 ? pause.multipliedBy(2) : pause;
    }
  }

  /** As the face of payment events does; false asks the provider to send it again. */
  private static boolean take(Web web, Provider.Report report) {
    return switch (web.provider().read(report.headers(), report.body())) {
      case Answer.Refused<PaymentEvent> refused -> true;
      case Answer.Given<PaymentEvent>(var event) ->
          !(web.events().handle(event) instanceof Handled.Undecided);
    };
  }
}
