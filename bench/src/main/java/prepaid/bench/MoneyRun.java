package prepaid.bench;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import prepaid.aws.AwsClients;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.aws.fixture.Conflicts;
import prepaid.aws.fixture.LocalDynamo;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.aws.fixture.UnitMeter;
import prepaid.sts.Drn;
import prepaid.vending.fixture.Shops;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.Commission;
import software.amazon.awssdk.http.SdkHttpClient;

/** {@code vend bench money}: sales from one busy float, beside a plain vend in the same run. */
final class MoneyRun {
  private static final int INSTANCES = 16;
  private static final int SALES_A_SECOND = 200;
  private static final int STALL_ONE_IN = 100;
  private static final Duration STALL = Duration.ofMillis(200);
  private static final long FLOAT_MINOR = 900_000_000_000L;
  private static final String PARTNER = "busy-chain";

  private final Map<String, String> tables =
      LocalDynamo.freshTables(
          TableShape.METERS,
          TableShape.VENDS,
          TableShape.PURCHASES,
          TableShape.FLOATS,
          TableShape.BUDGETS);
  private final Clock clock = new MovableClock(Samples.NOW);
  private final int sales;
  private int serial = 600_000;

  private MoneyRun(int sales) {
    this.sales = sales;
  }

  static int run(List<String> words, PrintStream out) {
    int sales = 2_000;
    if (words.size() == 2 && words.getFirst().equals("--sales")) {
      sales = Math.max(INSTANCES, Integer.parseInt(words.getLast()));
    } else if (!words.isEmpty()) {
      throw new IllegalArgumentException("bench money takes --sales N");
    }
    out.println(Machine.here().words());
    out.println();
    out.print(new MoneyRun(sales).measured());
    return 0;
  }

  /** What one way of selling came to. */
  private record Figures(int units, String aSecond, String paced, int lost, long p99Nanos) {}

  private String measured() {
    deposit();
    Figures owned = owned();
    Figures plain = plain();
    Table table = new Table("", "this system", "plain vend", "goal");
    table.row("write units of a sale", "" + owned.units(), "" + plain.units(), "at most 7");
    table.row("sales a second, as fast as it goes", owned.aSecond(), plain.aSecond(), "-");
    table.row("sales a second, 200 asked for", owned.paced(), plain.paced(), "-");
    table.row("sales that met another, of " + sales, "" + owned.lost(), "" + plain.lost(), "0");
    table.row(
        "p99 ms, one call in 100 stalls 200 ms",
        Table.ms(owned.p99Nanos()),
        Table.ms(plain.p99Nanos()),
        "at most 240.00");
    return table.text()
        + "Database: DynamoDB Local, with the conflicts of the real one raised by a client.\n"
        + "A plain vend reads, checks, writes and saves; a crash in between loses money or"
        + " token.\n";
  }

  private Figures owned() {
    Conflicts conflicts = new Conflicts(tables, clock);
    OwnedSale sale = new OwnedSale(ports(conflicts), PARTNER);
    List<Sales.Seller> sellers = sellers(sale);
    run(sellers, "warm", INSTANCES * 4, 0);
    int before = sale.lost();
    long full = run(sellers, "full", sales, 0);
    long paced = run(sellers, "paced", sales, SALES_A_SECOND);
    int lost = sale.lost() - before;
    LocalPorts counted = LocalPorts.on(tables, clock);
    Sales.Seller one = new OwnedSale(counted.ports(), PARTNER).seller(meter());
    one.sell("counted-0");
    counted.units().clear();
    one.sell("counted-1");
    long p99 = p99(new OwnedSale(ports(new Stalls(STALL_ONE_IN, STALL)), PARTNER));
    return new Figures(
        counted.units().units(),
        Table.aSecond(sales, full),
        Table.aSecond(sales, paced),
        lost,
        p99);
  }

  private Figures plain() {
    PlainSale sale = new PlainSale(clients(UnaryOperator.identity()).dynamo(), tables, "plain");
    List<Sales.Seller> sellers = sellers(sale);
    run(sellers, "warm", INSTANCES * 4, 0);
    int before = sale.lost();
    long full = run(sellers, "full", sales, 0);
    long paced = run(sellers, "paced", sales, SALES_A_SECOND);
    int lost = sale.lost() - before;
    UnitMeter units = new UnitMeter(tables);
    Sales.Seller one =
        new PlainSale(clients(units).dynamo(), tables, "plain-counted").seller(meter());
    one.sell("counted-0");
    units.clear();
    one.sell("counted-1");
    long p99 =
        p99(
            new PlainSale(
                clients(new Stalls(STALL_ONE_IN, STALL)).dynamo(), tables, "plain-stalled"));
    return new Figures(
        units.units(), Table.aSecond(sales, full), Table.aSecond(sales, paced), lost, p99);
  }

  private List<Sales.Seller> sellers(Sales sale) {
    List<Sales.Seller> sellers = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      sellers.add(sale.seller(meter()));
    }
    return sellers;
  }

  /** Sells so often, all instances at once; at a rate, or as fast as it goes when that is 0. */
  private static long run(List<Sales.Seller> sellers, String name, int sales, int aSecond) {
    long start = System.nanoTime();
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < sellers.size(); i++) {
      int first = i;
      work.add(() -> {
        for (int sale = first; sale < sales; sale += sellers.size()) {
          if (aSecond > 0) {
            awaitNanos(start + 1_000_000_000L / aSecond * sale);
          }
          sellers.get(first).sell(name + "-" + sale);
        }
        return true;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(sellers.size())) {
      for (Future<Boolean> done : threads.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a sale failed", e);
    }
    return System.nanoTime() - start;
  }

  private static void awaitNanos(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Of sales one after the other, each timed. */
  private long p99(Sales sale) {
    Sales.Seller seller = sale.seller(meter());
    for (int i = 0; i < 50; i++) {
      seller.sell("before-" + i);
    }
    long[] nanos = new long[Math.clamp(sales, 100, 500)];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      seller.sell("timed-" + i);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length * 99 / 100];
  }

  private Drn meter() {
    Drn number = Samples.drn(++serial);
    ports(UnaryOperator.identity()).meters().register(Samples.registration(number));
    return number;
  }

  private void deposit() {
    AwsPorts ports = ports(UnaryOperator.identity());
    new Accounts(ports.floats(), clock)
        .deposit(
            Shops.named(PARTNER, Commission.NONE, false),
            "first",
            new Money(FLOAT_MINOR, Samples.RAND),
            "teller");
  }

  private AwsPorts ports(UnaryOperator<SdkHttpClient> between) {
    return new AwsPorts(clients(between), clock);
  }

  private AwsClients clients(UnaryOperator<SdkHttpClient> between) {
    return new AwsClients(new Environment(tables), LocalDynamo.PATIENT, between);
  }
}
