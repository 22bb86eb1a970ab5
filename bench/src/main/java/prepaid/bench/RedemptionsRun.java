package prepaid.bench;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.TableShape;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;

/**
 * Redemptions over HTTP on a system of its own: many cards at once, and one card in as many hands;
 * beside look-ups of meters in the same run.
 */
final class RedemptionsRun {
  private static final int CARDS_A_METER = 50;
  private static final int TRIES_MAX = 8;
  private static final int TRY_AGAIN = 503;

  private final JsonCalls calls;
  private final String api;
  private final List<String> meters;
  private final int clients;
  private final AtomicInteger again = new AtomicInteger();

  private RedemptionsRun(JsonCalls calls, String api, List<String> meters, int clients) {
    this.calls = calls;
    this.api = api;
    this.meters = meters;
    this.clients = clients;
  }

  /** Answers the exit code: 0 when each card became one token, and the one card one as well. */
  static int run(int cards, int clients, PrintStream out) {
    try (LocalSystem system = LocalSystem.start();
        JsonCalls calls = new JsonCalls()) {
      CardMaker maker = new CardMaker(calls, system.target().api(), system.operators());
      List<String> meters =
          maker.meters(system.target().meters().getFirst(), Math.max(2, cards / CARDS_A_METER));
      List<String> pins = maker.pins(cards + clients + 1);
      RedemptionsRun run =
          new RedemptionsRun(calls, system.target().api().toString(), meters, clients);
      return run.measure(cards, pins, out);
    }
  }

  private int measure(int cards, List<String> pins, PrintStream out) {
    Samples lookUps = new Samples();
    Samples redemptions = new Samples();
    // Every instance of the functions is warm before anything is timed.
    atOnce(clients, i -> redeem(pins.get(cards + 1 + i), meterOf(i)));
    long lookUpNanos =
        timed(cards, lookUps, i -> calls.get(api + "/v1/meters/" + meterOf(i), Map.of()));
    Set<String> tokens = ConcurrentHashMap.newKeySet();
    long nanos = timed(cards, redemptions, i -> tokens.add(token(redeem(pins.get(i), meterOf(i)))));
    Set<String> ofOne = ConcurrentHashMap.newKeySet();
    AtomicInteger used = new AtomicInteger();
    atOnce(
        cards,
        i -> {
          Reply reply = redeem(pins.get(cards), meterOf(i % 2));
          if (reply.good()) {
            ofOne.add(token(reply));
          } else {
            used.incrementAndGet();
          }
        });
    Table table = new Table("", "a second", "p50 ms", "p99 ms");
    row(table, "redemptions of " + cards + " cards", redemptions, nanos);
    row(table, "look-ups of meters (baseline)", lookUps, lookUpNanos);
    out.print(table.text());
    out.printf("%d clients, all in one process; %d requests sent again%n", clients, again.get());
    out.printf("write units of a redemption: %d (at most 5)%n", units());
    out.printf("tokens of %d cards: %d%n", cards, tokens.size());
    out.printf(
        "one card %d times for two meters: %d token, told %d times it was used%n",
        cards, ofOne.size(), used.get());
    return tokens.size() == cards && ofOne.size() == 1 ? 0 : 1;
  }

  private static void row(Table table, String name, Samples samples, long nanos) {
    table.row(
        name,
        Table.aSecond(samples.count(), nanos),
        Table.ms(samples.percentileNanos(50)),
        Table.ms(samples.percentileNanos(99)));
  }

  private String meterOf(int i) {
    return meters.get(i % meters.size());
  }

  private long timed(int count, Samples samples, IntFunction<Object> work) {
    long begun = System.nanoTime();
    atOnce(
        count,
        i -> {
          long start = System.nanoTime();
          var unused = work.apply(i);
          samples.add(System.nanoTime() - start);
        });
    return System.nanoTime() - begun;
  }

  /** All clients work until everything is done; the first failure ends it. */
  private void atOnce(int count, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Set<String> failures = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        threads.execute(() -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
              work.accept(i);
            } catch (RuntimeException e) {
              failures.add(String.valueOf(e.getMessage()));
              return;
            }
          }
        });
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(String.join("; ", new HashSet<>(failures)));
    }
  }

  /** As any client does: what is not decided is asked again. */
  private Reply redeem(String pin, String meter) {
    Map<String, Object> body = Map.of("pin", pin, "meterNumber", meter);
    Reply reply = calls.post(api + "/v1/cards/redemptions", Map.of(), body);
    for (int tries = 1; reply.status() == TRY_AGAIN && tries < TRIES_MAX; tries++) {
      again.incrementAndGet();
      reply = calls.post(api + "/v1/cards/redemptions", Map.of(), body);
    }
    return reply;
  }

  private static String token(Reply reply) {
    if (!reply.good()) {
      throw new IllegalStateException("not redeemed: " + reply.words());
    }
    return Json.string(
        Json.object(
            Json.bytes(
                Json.list(Json.bytes(reply.object().getOrDefault("tokens", List.of())))
                    .getFirst())),
        "token");
  }

  /** The rows of a redemption by the rule of the real database. */
  private static int units() {
    LocalPorts local =
        LocalPorts.fresh(
            new MovableClock(prepaid.aws.fixture.Samples.NOW),
            TableShape.METERS,
            TableShape.VENDS,
            TableShape.PURCHASES);
    var number = prepaid.aws.fixture.Samples.drn(1);
    local.ports().meters().register(prepaid.aws.fixture.Samples.registration(number));
    Meter before = local.ports().meters().read(number).orElseThrow();
    Vend vend = prepaid.aws.fixture.Samples.cardVend(before, "000000000001");
    local.units().clear();
    Commit commit =
        local.ports().ledger().commit(vend, before, prepaid.aws.fixture.Samples.after(vend));
    if (!(commit instanceof Commit.Done)) {
      throw new IllegalStateException("not committed: " + commit);
    }
    return local.units().units();
  }
}
