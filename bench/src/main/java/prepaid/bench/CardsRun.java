package prepaid.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import prepaid.localcloud.Wiring;
import prepaid.localcloud.sandbox.PrinterDesk;
import prepaid.scratchcards.PrintPage;
import prepaid.scratchcards.PrinterKey;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardKey;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardState;
import prepaid.vending.cards.PinCipher;
import prepaid.vending.cards.PinWriter;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;

/**
 * PINs that are derived from serials, beside PINs that are drawn at random and kept: the same pages
 * to the same printer, and what each leaves in memory and has to store.
 */
final class CardsRun {
  private static final int PINS = 200_000;
  private static final int COUNT = 1_000_000;
  private static final int REDEMPTIONS = 10_000;
  private static final int CLIENTS = 32;
  private static final int WARM_UP = 20_000;

  private final SecureRandom random = Wiring.random();
  private final PrinterKey printer;

  private CardsRun() {
    Date today = Date.from(Wiring.clock().instant());
    this.printer = PrinterKey.parse(PrinterDesk.open(today, random).publicKey()).orElseThrow();
  }

  /**
   * What is asked for.
   *
   * @param count cards of the print file
   * @param redemptions cards that are redeemed over HTTP; 0 leaves that out
   */
  record Wish(int count, int redemptions, int clients) {
    static final int REDEMPTIONS_MAX = 100_000;
    static final int CLIENTS_MAX = 64;

    static Wish parse(List<String> words) {
      Wish wish = new Wish(COUNT, REDEMPTIONS, CLIENTS);
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        boolean isOption = word.startsWith("--") && i + 1 < words.size();
        int number = number(isOption ? words.get(++i) : word);
        wish =
            switch (isOption ? word : "") {
              case "" -> new Wish(number, wish.redemptions, wish.clients);
              case "--redemptions" ->
                  new Wish(wish.count, Math.min(number, REDEMPTIONS_MAX), wish.clients);
              case "--clients" ->
                  new Wish(wish.count, wish.redemptions, Math.clamp(number, 1, CLIENTS_MAX));
              default -> throw new IllegalArgumentException("there is no option " + word);
            };
      }
      return wish;
    }

    private static int number(String word) {
      if (!word.matches("[0-9]{1,8}")) {
        throw new IllegalArgumentException("not a number: " + word);
      }
      return Integer.parseInt(word);
    }
  }

  static int run(List<String> arguments, PrintStream out) {
    Wish wish = Wish.parse(arguments);
    out.println(Machine.here().words());
    if (wish.count() > 0) {
      CardsRun run = new CardsRun();
      out.print(run.pins());
      out.println();
      out.print(run.files(wish.count()));
      out.println();
    }
    return wish.redemptions() > 0 ? RedemptionsRun.run(wish.redemptions(), wish.clients(), out) : 0;
  }

  private PinCipher cipher() {
    byte[] key = new byte[CardKey.BYTES];
    random.nextBytes(key);
    return new PinCipher(key);
  }

  private String pins() {
    PinCipher cipher = cipher();
    byte[] pin = new byte[PinCipher.DIGITS];
    List<String> pins = new ArrayList<>();
    for (int serial = 1; serial <= WARM_UP; serial++) {
      cipher.pin(serial, pin, 0);
      pins.add(new String(pin, US_ASCII));
    }
    long started = System.nanoTime();
    for (int serial = 1; serial <= PINS; serial++) {
      cipher.pin(serial, pin, 0);
    }
    long made = System.nanoTime();
    for (int i = 0; i < PINS; i++) {
      if (cipher.serial(pins.get(i % WARM_UP)) != i % WARM_UP + 1) {
        throw new IllegalStateException("a PIN does not lead back to its serial");
      }
    }
    long read = System.nanoTime();
    Table table = new Table("FF1, one thread", "a second");
    table.row("serial to PIN", Table.aSecond(PINS, made - started));
    table.row("PIN to serial", Table.aSecond(PINS, read - made));
    return table.text();
  }

  private String files(int count) {
    Table table =
        new Table(
            "print file of " + count + " cards", "seconds", "heap peak MiB", "kept MiB", "rows");
    for (int i = 0; i < 2; i++) {
      PinCipher derived = cipher();
      row(table, "derived PINs", count, derived);
      RandomPins stored = new RandomPins(random, count);
      row(table, "stored PINs", count, stored);
    }
    return table.text();
  }

  private void row(Table table, String name, int count, PinWriter pins) {
    System.gc();
    long before = used();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long started = System.nanoTime();
    file(count, pins);
    long nanos = System.nanoTime() - started;
    long peak = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
    System.gc();
    long kept = Math.max(0, used() - before);
    table.row(
        name,
        nanos / 1_000_000_000 + "." + nanos / 100_000_000 % 10,
        Long.toString(peak >> 20),
        Long.toString(kept >> 20),
        Integer.toString(pins instanceof RandomPins ? count : 1));
    if (pins instanceof RandomPins random && random.size() != count) {
      throw new IllegalStateException("PINs are missing");
    }
  }

  private void file(int count, PinWriter pins) {
    CardBatch batch =
        new CardBatch(
            "bench",
            Optional.empty(),
            Currency.getInstance("ZAR"),
            Instant.parse("2099-01-01T00:00:00Z"),
            1,
            1,
            List.of(new CardBatch.Part(10_000, count)),
            "bench",
            Instant.parse("2026-11-24T00:00:00Z"));
    CardRange range =
        new CardRange(
            1,
            count,
            batch.id(),
            new Money(10_000, batch.currency()),
            1,
            batch.expiresAt(),
            Optional.empty(),
            new CardState.Released(),
            1);
    PrintPage page = new PrintPage(pins, printer, random);
    int number = 0;
    for (long from = 1; from <= count; from += Limits.CARD_PAGE_MAX) {
      long to = Math.min(count, from + Limits.CARD_PAGE_MAX - 1);
      number++;
      byte[] message = page.make(new PrintPage.Extent(batch, number, from, to), List.of(range));
      if (message.length == 0) {
        throw new IllegalStateException("an empty page");
      }
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

  /**
   * What a system does that stores PINs: draws them, sees that none comes twice, and keeps a keyed
   * hash of each with its serial until it is written. Writing is not counted.
   */
  private static final class RandomPins implements PinWriter {
    private static final long NUMBERS = 10_000_000_000_000_000L;

    private final SecureRandom random;
    private final Set<Long> drawn;
    private final List<byte[]> rows;
    private final Mac mac;

    RandomPins(SecureRandom random, int count) {
      this.random = random;
      this.drawn = HashSet.newHashSet(count);
      this.rows = new ArrayList<>(count);
      try {
        byte[] key = new byte[CardKey.BYTES];
        random.nextBytes(key);
        this.mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java runtime has HMAC", e);
      }
    }

    int size() {
      return rows.size();
    }

    @Override
    public void pin(long serial, byte[] into, int at) {
      long number = random.nextLong(NUMBERS);
      while (!drawn.add(number)) {
        number = random.nextLong(NUMBERS);
      }
      byte[] digits = "%016d".formatted(number).getBytes(US_ASCII);
      System.arraycopy(digits, 0, into, at, digits.length);
      rows.add(mac.doFinal(digits));
    }
  }
}
