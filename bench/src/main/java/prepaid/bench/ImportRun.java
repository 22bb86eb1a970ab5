package prepaid.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import prepaid.localcloud.sandbox.Sandbox;
import prepaid.sts.Drn;
import prepaid.vending.imports.CsvWriter;
import prepaid.vending.limits.Limits;

/**
 * A table of meters through the running system, part by part, until every row is registered but the
 * last but one, whose meter number is mistyped: the import must name it, and nothing else; then the
 * same table again, of which everything stands there.
 */
final class ImportRun {
  private static final int COUNT = 100_000;
  private static final Duration MOST = Duration.ofMinutes(30);
  private static final List<String> COLUMNS =
      List.of(
          "meterNumber",
          "supplyGroup",
          "tariffIndex",
          "keyRevision",
          "keyType",
          "encryptionAlgorithm",
          "tariff",
          "holder",
          "phone",
          "account",
          "address");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String api;
  private final String token;

  private ImportRun(LocalSystem system) {
    this.api = system.api();
    this.token = system.operator("admin");
  }

  static int run(List<String> arguments, PrintStream out) {
    int count = arguments.isEmpty() ? COUNT : Integer.parseInt(arguments.getFirst());
    try (LocalSystem system = LocalSystem.start()) {
      ImportRun run = new ImportRun(system);
      List<String> parts = parts(count);
      out.println(Machine.here().words());
      Table table =
          new Table(
              "import of " + count + " meters in " + parts.size() + " parts",
              "seconds",
              "rows a second",
              "heap peak MiB",
              "kept MiB");
      run.measure(table, "new meters", parts, count);
      run.measure(table, "the same again", parts, count);
      out.print(table.text());
      return 0;
    }
  }

  private static List<String> parts(int count) {
    String group = String.valueOf(Sandbox.meterList().getFirst().get("sgc"));
    List<String> parts = new ArrayList<>();
    CsvWriter part = new CsvWriter().record(COLUMNS);
    int bytes = 0;
    for (int serial = 1; serial <= count; serial++) {
      List<String> row = row(serial, group, serial == count - 1);
      part.record(row);
      bytes += 3 * String.join(",", row).length();
      // Far enough below the limit, whatever the letters.
      if (bytes > 2 * Limits.IMPORT_PART_BYTES_MAX) {
        parts.add(part.text());
        part = new CsvWriter().record(COLUMNS);
        bytes = 0;
      }
    }
    parts.add(part.text());
    return parts;
  }

  private static List<String> row(int serial, String group, boolean isMistyped) {
    String number = number(serial);
    return List.of(
        isMistyped ? number.replaceFirst("^0", "9") : number,
        group,
        "01",
        "1",
        "2",
        "11",
        "highveld-flat",
        "Thandi Mokoena " + serial,
        "+2782%07d".formatted(serial),
        "A-" + serial / 2,
        serial + " Main Road, Extension 4, Highveld");
  }

  private static String number(int serial) {
    String body = "0666%08d".formatted(serial);
    return IntStream.range(0, 10)
        .mapToObj(digit -> body + digit)
        .filter(digits -> Drn.refusal(digits).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private void measure(Table table, String name, List<String> parts, int count) {
    System.gc();
    long before = used();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long started = System.nanoTime();
    all(parts, count);
    long nanos = System.nanoTime() - started;
    long peak = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
    System.gc();
    table.row(
        name,
        nanos / 1_000_000_000 + "." + nanos / 100_000_000 % 10,
        Table.aSecond(count, nanos),
        Long.toString(peak >> 20),
        Long.toString(Math.max(0, used() - before) >> 20));
  }

  private void all(List<String> parts, int count) {
    String location =
        send("POST", "/office/v1/meters/import", "application/json", "{}")
            .headers()
            .firstValue("Location")
            .orElseThrow();
    long until = System.nanoTime() + MOST.toNanos();
    for (int i = 0; i < parts.size(); i++) {
      String path = location + "/parts/" + (i + 1);
      // Sent again, a part is worked on again: faster than the schedule comes round.
      while (send("PUT", path, "text/csv", parts.get(i)).statusCode() != 200) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("not done in " + MOST.toMinutes() + " minutes");
        }
      }
    }
    String done = send("GET", location, "application/json", "").body();
    for (String expected :
        List.of(
            "\"status\":\"done\"",
            "\"refused\":1,",
            "\"registered\":" + (count - 1),
            "\"row\":" + (count - 1))) {
      if (!done.contains(expected)) {
        throw new IllegalStateException("not " + expected + ": " + done);
      }
    }
  }

  private HttpResponse<String> send(String method, String path, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
