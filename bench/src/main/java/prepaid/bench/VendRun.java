package prepaid.bench;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import prepaid.bench.Buyer.Bought;
import prepaid.bench.Buyer.Disappointed;

/** {@code vend bench vend}: complete purchases over HTTP, beside plain look-ups of meters. */
final class VendRun {
  private static final int FAILURES_SHOWN_MAX = 5;

  private final VendOptions options;
  private final Target target;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Samples lookUp = new Samples();
  private final Samples order = new Samples();
  private final Samples pay = new Samples();
  private final Samples token = new Samples();
  private final Samples whole = new Samples();

  private VendRun(VendOptions options, Target target) {
    this.options = options;
    this.target = target;
  }

  static int run(VendOptions options, PrintStream out) {
    if (options.running().isPresent()) {
      var running = options.running().get();
      return new VendRun(options, Target.running(running.api(), running.ready())).measure(out);
    }
    try (LocalSystem system = LocalSystem.start()) {
      return new VendRun(options, system.target()).measure(out);
    }
  }

  /** One purchase or look-up by one client; what it measures it keeps itself. */
  private interface Visit {
    void make(Buyer buyer, String meter) throws Disappointed, InterruptedException;
  }

  private int measure(PrintStream out) {
    long deadlineNanos = System.nanoTime() + options.timeMax().toNanos();
    int warmUp = Math.min(options.purchases(), 100);
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      Buyer buyer = new Buyer(http, target.api());
      repeat(warmUp, buyer, deadlineNanos, Buyer::buy);
      repeat(warmUp, buyer, deadlineNanos, Buyer::lookUp);
      long lookUpNanos = repeat(options.purchases(), buyer, deadlineNanos, this::lookUp);
      long vendNanos = repeat(options.purchases(), buyer, deadlineNanos, this::buy);
      report(out, warmUp, lookUpNanos, vendNanos);
    }
    return failures.isEmpty() && whole.count() == options.purchases() ? 0 : 1;
  }

  private void lookUp(Buyer buyer, String meter) throws Disappointed, InterruptedException {
    lookUp.add(buyer.lookUp(meter));
  }

  private void buy(Buyer buyer, String meter) throws Disappointed, InterruptedException {
    Bought bought = buyer.buy(meter);
    order.add(bought.orderNanos());
    pay.add(bought.payNanos());
    token.add(bought.tokenNanos());
    whole.add(bought.wholeNanos());
  }

  /** Lets all clients make visits until there were enough, and answers how long that took. */
  private long repeat(int visits, Buyer buyer, long deadlineNanos, Visit visit) {
    AtomicInteger left = new AtomicInteger(visits);
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(options.clients())) {
      for (int client = 0; client < options.clients(); client++) {
        List<String> meters = metersOf(client);
        threads.execute(() -> {
          for (int i = 0; left.getAndDecrement() > 0; i++) {
            if (System.nanoTime() - deadlineNanos > 0 || failures.size() > FAILURES_SHOWN_MAX) {
              return;
            }
            make(visit, buyer, meters.get(i % meters.size()));
          }
        });
      }
    }
    return System.nanoTime() - begun;
  }

  private void make(Visit visit, Buyer buyer, String meter) {
    try {
      visit.make(buyer, meter);
    } catch (Disappointed e) {
      failures.add(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add("interrupted");
    }
  }

  /** Each client has meters of its own, as far as there are enough: people do not share theirs. */
  private List<String> metersOf(int client) {
    List<String> own =
        IntStream.range(0, target.meters().size())
            .filter(i -> i % options.clients() == client)
            .mapToObj(target.meters()::get)
            .toList();
    return own.isEmpty() ? target.meters() : own;
  }

  private void report(PrintStream out, int warmUp, long lookUpNanos, long vendNanos) {
    out.printf(
        "%d purchases by %d clients on %d meters of %s, after %d to warm up%n",
        whole.count(), options.clients(), target.meters().size(), target.api(), warmUp);
    out.println(Machine.here().words());
    out.println(
        options.running().isPresent()
            ? "clients in this process, the system in another, on one machine"
            : "clients and the whole system in one process");
    out.println();
    Table table = new Table("step (ms)", "count", "p50", "p95", "p99", "max");
    row(table, "look up a meter (baseline)", lookUp);
    row(table, "order", order);
    row(table, "pay", pay);
    row(table, "token", token);
    row(table, "whole purchase", whole);
    out.print(table.text());
    out.println();
    out.println(
        Table.aSecond(whole.count(), vendNanos)
            + " vends/s, beside "
            + Table.aSecond(lookUp.count(), lookUpNanos)
            + " look-ups/s");
    failures.stream()
        .limit(FAILURES_SHOWN_MAX)
        .forEach(failure -> out.println("failed: " + failure));
    if (whole.count() < options.purchases()) {
      out.println("only " + whole.count() + " of " + options.purchases() + " were measured");
    }
  }

  private static void row(Table table, String step, Samples samples) {
    Optional<Samples> measured = Optional.of(samples).filter(some -> some.count() > 0);
    table.row(
        step,
        String.valueOf(samples.count()),
        measured.map(some -> Table.ms(some.percentileNanos(50))).orElse("-"),
        measured.map(some -> Table.ms(some.percentileNanos(95))).orElse("-"),
        measured.map(some -> Table.ms(some.percentileNanos(99))).orElse("-"),
        measured.map(some -> Table.ms(some.percentileNanos(100))).orElse("-"));
  }
}
