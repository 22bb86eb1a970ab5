package prepaid.audit;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import prepaid.aws.export.AuditRowJson;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.Token;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.ledger.CheckpointRoot;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MeterHead;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.SaleWay;

/**
 * An export of so many vends as the office would answer it: meters buy in turns, each third sale is
 * a partner's, and a checkpoint follows each tenth part. Lines of JSON, a row each.
 */
final class MadeExport {
  static final Currency ZAR = Currency.getInstance("ZAR");
  static final long TENDER_MINOR = 10_000;
  static final long COMMISSION_MINOR = 150;
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final PricingState FROM =
      new PricingState(
          CreditMode.UNITS, YearMonth.of(2026, 11), 120, 0, 3, false, List.of(), SaleWay.WEB);

  private final int vends;
  private final List<Drn> meters;
  private final Map<String, ChainHead> heads = new HashMap<>();
  private final KeyPair key = keyPair();
  private final TreeMap<String, MeterHead> changed = new TreeMap<>();
  private Optional<Checkpoint> last = Optional.empty();

  MadeExport(int vends, int meterCount) {
    this.vends = vends;
    this.meters = IntStream.range(0, meterCount).mapToObj(MadeExport::drn).toList();
  }

  byte[] publicKey() {
    return key.getPublic().getEncoded();
  }

  /** Every line, in the order of an export. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    write(lines::add);
    return lines;
  }

  /** Hands over line by line: nothing but the heads is held. */
  void write(Consumer<String> line) {
    long partners = IntStream.range(0, vends).filter(MadeExport::isPartners).count();
    line.accept(json(standing(partners)));
    List<AuditRow> checkpoints = new ArrayList<>();
    int day = -1;
    List<Vend> today = new ArrayList<>();
    for (int i = 0; i < vends; i++) {
      Vend vend = vend(i);
      int its = (int) ((vend.at().getEpochSecond() - BEGIN.getEpochSecond()) / 86_400);
      if (its != day) {
        day(today, line);
        day = its;
      }
      today.add(vend);
      if (i % Math.max(vends / 10, 1) == 0) {
        checkpoints.addAll(checkpoint(vend.at()));
      }
    }
    day(today, line);
    checkpoints.addAll(checkpoint(BEGIN.plusSeconds(86_400L * 40)));
    checkpoints.forEach(row -> line.accept(json(row)));
  }

  private static void day(List<Vend> vends, Consumer<String> line) {
    vends.sort(Comparator.comparing(Position::of));
    for (Vend vend : vends) {
      line.accept(json(new AuditRow.Sold(vend)));
      if (vend.source() instanceof MoneySource.PaidPurchase(var purchase)) {
        line.accept(json(paid(purchase, vend)));
      }
    }
    vends.clear();
  }

  static AuditRow.Paid paid(String purchase, Vend vend) {
    return new AuditRow.Paid(
        purchase, vend.meter(), vend.tender(), "vended", Optional.of(vend.tender()));
  }

  private static AuditRow standing(long sales) {
    long paidIn = 1_000_000_000L;
    return new AuditRow.Standing(
        "shop",
        BEGIN.plusSeconds(86_400L * 60),
        new Money(paidIn, ZAR),
        new Money(0, ZAR),
        new Money(paidIn - sales * (TENDER_MINOR - COMMISSION_MINOR), ZAR));
  }

  private static boolean isPartners(int i) {
    return i % 3 == 2;
  }

  private Vend vend(int i) {
    Drn meter = meters.get(i % meters.size());
    ChainHead head = heads.getOrDefault(meter.digits(), ChainHead.GENESIS);
    String reference = "%032x".formatted(i);
    Vend vend = Chain.seal(row(i, meter, head, reference));
    heads.put(meter.digits(), vend.head());
    changed.put(meter.digits(), new MeterHead(meter, vend.head()));
    return vend;
  }

  private Vend row(int i, Drn meter, ChainHead head, String reference) {
    MoneySource source =
        isPartners(i)
            ? new MoneySource.PartnerFloat(
                "shop",
                "till-1",
                MoneySource.Payment.of("cash"),
                Optional.of(
                    new MoneySource.Settlement(new Money(COMMISSION_MINOR, ZAR), true, false)))
            : new MoneySource.PaidPurchase(reference);
    long millis = 86_400_000L * 28 / vends * i;
    return new Vend(
        new VendKey(isPartners(i) ? "shop" : "web", reference),
        meter,
        new StsAttributes("123457", "01", 1, KeyType.DUTK, EncryptionAlgorithm.EA11),
        BaseDate.BASE_2014,
        "highveld",
        Resource.ELECTRICITY,
        Optional.of("ab".repeat(32)),
        Optional.empty(),
        new Money(TENDER_MINOR, ZAR),
        source,
        "home",
        LocalDate.of(2026, 7, 1),
        FROM,
        List.of(
            new Line(
                LineKind.ENERGY,
                "Block 1: 0-50 kWh at 0.98",
                new Money(8_696, ZAR),
                new Money(1_304, ZAR),
                Optional.of(new Units(471)))),
        List.of(
            new IssuedToken(
                TokenKind.CREDIT,
                new Token("%020d".formatted(1_000_000_007L * (i + 1))),
                i,
                Optional.of(new Units(471)),
                Optional.empty())),
        17_000_000L + i,
        BEGIN.plusMillis(millis),
        false,
        head.sequence() + 1,
        head.hash(),
        "");
  }

  private List<AuditRow> checkpoint(Instant at) {
    long number = last.map(Checkpoint::number).orElse(0L) + 1;
    String previous = last.map(Checkpoint::root).orElse(Checkpoint.NO_ROOT);
    CheckpointRoot root = new CheckpointRoot(number, at, previous, changed.size());
    changed.values().forEach(root::add);
    String digest = root.finish();
    Checkpoint checkpoint =
        new Checkpoint(
            number,
            at,
            previous,
            changed.size(),
            digest,
            sign(digest),
            Base64.getEncoder().encodeToString(publicKey()));
    AuditRow.Heads heads = new AuditRow.Heads(number, List.copyOf(changed.values()));
    changed.clear();
    last = Optional.of(checkpoint);
    return List.of(new AuditRow.Signed(checkpoint), heads);
  }

  private String sign(String digest) {
    try {
      Signature signer = Signature.getInstance("NONEwithECDSA");
      signer.initSign(key.getPrivate());
      signer.update(HexFormat.of().parseHex(digest));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Drn drn(int serial) {
    String body = "01%08d".formatted(serial);
    return IntStream.range(0, 10)
        .mapToObj(digit -> body + digit)
        .filter(digits -> Drn.refusal(digits).isEmpty())
        .map(Drn::new)
        .findFirst()
        .orElseThrow();
  }

  static String json(AuditRow row) {
    try {
      return JSON.std.asString(AuditRowJson.of(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
