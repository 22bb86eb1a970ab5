package prepaid.vending.vending;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.sts.StaTables;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.VendState;

/**
 * Highveld with many meters on a key of base date 1993 and a newer one beside it: tokens are made
 * by the real vending, every port is in memory, and the clock is in hand.
 */
public final class Township implements MeterLists {
  /** The key that all meters have. */
  public static final KeyTerms OLD = Highveld.terms(1, BaseDate.BASE_1993, 255);

  private static final Comparator<Drn> ORDER =
      Comparator.comparing((Drn meter) -> meter.digits().charAt(meter.digits().length() - 1))
          .thenComparing(Drn::digits);

  public Instant now = Instant.parse("2026-11-24T10:00:30Z");
  public final MemoryRegistry registry =
      new MemoryRegistry().with(Highveld.UTILITY, Highveld.TARIFF);
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final MemoryKeys keys = new MemoryKeys();
  private final TreeSet<Drn> meters = new TreeSet<>(ORDER);
  private final MemoryWrapping wrapping = new MemoryWrapping();
  private final VendChannel vending;
  private int purchases;

  /**
   * @param count of its meters
   */
  public Township(int count) {
    registry.put(Highveld.GROUP);
    keys.keys.add(Highveld.key(OLD, wrapping));
    KeyTerms newer = Highveld.terms(2, BaseDate.BASE_2014, 255);
    keys.keys.add(
        Highveld.key(
            new KeyTerms(
                newer.supplyGroup(),
                newer.keyRevision(),
                newer.keyType(),
                newer.derivation(),
                newer.baseDate(),
                newer.expiry(),
                Instant.parse("2014-01-01T00:00:00Z"),
                newer.issuedUntil()),
            wrapping));
    for (int i = 1; i <= count; i++) {
      register(drn(i), Optional.empty());
    }
    vending = module(ledger, ledger);
  }

  /** The secure module with the township's keys, over other meters and another ledger. */
  public VendChannel module(Meters stored, Ledger books) {
    Vending made =
        new Vending(
            new Vending.Parts(
                new Quotes(new Quotes.Sources(stored, registry, registry, keys), () -> now),
                books,
                SaleTerms.AS_ASKED,
                new UnwrappedVendingKeys(wrapping, "test", StaTables.sample(), () -> now),
                new SplittableRandom(7),
                () -> now,
                atMost -> {},
                true));
    return made::vend;
  }

  /** A valid meter number for each serial. */
  public static Drn drn(int serial) {
    String body = "0640%08d".formatted(serial);
    return IntStream.range(0, 10)
        .mapToObj(digit -> body + digit)
        .filter(digits -> Drn.refusal(digits).isEmpty())
        .findFirst()
        .map(Drn::new)
        .orElseThrow();
  }

  public void register(Drn meter, Optional<String> blocked) {
    ledger.put(Highveld.meter(meter, 1, blocked), VendState.fresh());
    meters.add(meter);
  }

  public VendOutcome vend(VendRequest request) {
    return vending.vend(request);
  }

  /** Somebody buys, and so enters whatever came before. */
  public VendOutcome buy(Drn meter) {
    String id = "p" + ++purchases;
    ledger.paid(id);
    return vending.vend(
        new VendRequest(
            new VendKey("web", id),
            meter.digits(),
            "100.00",
            "ZAR",
            new MoneySource.PaidPurchase(id),
            now));
  }

  public Ledger ledger() {
    return ledger;
  }

  public KeyStore keys() {
    return keys;
  }

  /** Everything that was made, in its order. */
  public List<Vend> vends() {
    return ledger.rows();
  }

  /** What a campaign may give. */
  public void budget(String campaign, long tenths) {
    ledger.run(campaign, tenths);
  }

  public Map<Drn, Meter> read(List<Drn> numbers) {
    Map<Drn, Meter> found = new HashMap<>();
    numbers.forEach(number -> ledger.read(number).ifPresent(meter -> found.put(number, meter)));
    return found;
  }

  @Override
  public List<Drn> ofUtility(String utility, Optional<Drn> after, int most) {
    return (after.isPresent() ? meters.tailSet(after.get(), false) : meters)
        .stream().limit(most).toList();
  }

  @Override
  public List<Drn> ofAccount(String account, Optional<Drn> after, int most) {
    return List.of();
  }

  @Override
  public List<Drn> ofPhone(String phone, Optional<Drn> after, int most) {
    return List.of();
  }
}
