package prepaid.audit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import prepaid.sts.Drn;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.MeterProof;
import prepaid.vending.ledger.SaleFact;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.money.Money;

/** The facts about meters, written to and read from a {@link Spill}. */
final class Facts {
  private static final int SALE = 1;
  private static final int HEAD = 2;
  private static final int PAYMENT = 3;
  private static final int HASH_BYTES = 32;

  private final Spill spill;

  Facts(Spill spill) {
    this.spill = spill;
  }

  /** A vend row; {@code sale} has no place in words yet. */
  void sale(Drn meter, SaleFact sale, Place place) {
    spill.write(
        meter,
        out -> {
          begin(SALE, meter, out);
          place(place, out);
          out.writeUTF(sale.key().text());
          out.writeLong(sale.sequence());
          hash(sale.previousHash(), out);
          hash(sale.hash(), out);
          hash(sale.computed(), out);
          money(sale.tender(), out);
          optional(sale.purchase(), out);
        });
  }

  void head(Drn meter, long checkpoint, ChainHead head) {
    spill.write(
        meter,
        out -> {
          begin(HEAD, meter, out);
          out.writeLong(checkpoint);
          out.writeLong(head.sequence());
          hash(head.hash(), out);
        });
  }

  void payment(AuditRow.Paid paid, Place place) {
    spill.write(
        paid.meter(),
        out -> {
          begin(PAYMENT, paid.meter(), out);
          place(place, out);
          out.writeUTF(paid.purchase());
          money(paid.amount(), out);
          out.writeUTF(paid.status());
          out.writeBoolean(paid.received().isPresent());
          if (paid.received().isPresent()) {
            money(paid.received().get(), out);
          }
        });
  }

  /** Every meter's facts, meter by meter; nothing can be added afterwards. */
  void each(List<String> sources, Consumer<MeterProof.Facts> meter) {
    spill.readEach(in -> {
      Map<String, MeterProof.Facts> share = new TreeMap<>();
      for (int kind = in.read(); kind >= 0; kind = in.read()) {
        Drn number = new Drn(in.readUTF());
        read(kind, share.computeIfAbsent(number.digits(), unused -> none(number)), in, sources);
      }
      share.values().forEach(meter);
    });
  }

  private static MeterProof.Facts none(Drn meter) {
    return new MeterProof.Facts(meter, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private static void read(
      int kind, MeterProof.Facts facts, DataInputStream in, List<String> sources)
      throws IOException {
    switch (kind) {
      case SALE -> {
        String place = place(in).words(sources);
        facts.sales().add(sale(in, place));
      }
      case HEAD ->
          facts
              .named()
              .add(new MeterProof.NamedHead(in.readLong(), new ChainHead(in.readLong(), hash(in))));
      case PAYMENT -> {
        String place = place(in).words(sources);
        facts.payments().add(new MeterProof.Payment(paid(facts.meter(), in), place));
      }
      default -> throw new IOException("a fact of a kind that is never written");
    }
  }

  private static SaleFact sale(DataInputStream in, String place) throws IOException {
    return new SaleFact(
        VendKey.parse(in.readUTF()),
        in.readLong(),
        hash(in),
        hash(in),
        hash(in),
        money(in),
        optional(in),
        place);
  }

  private static AuditRow.Paid paid(Drn meter, DataInputStream in) throws IOException {
    String purchase = in.readUTF();
    Money amount = money(in);
    String status = in.readUTF();
    Optional<Money> received = in.readBoolean() ? Optional.of(money(in)) : Optional.empty();
    return new AuditRow.Paid(purchase, meter, amount, status, received);
  }

  private static void begin(int kind, Drn meter, DataOutputStream out) throws IOException {
    out.write(kind);
    out.writeUTF(meter.digits());
  }

  private static void place(Place place, DataOutputStream out) throws IOException {
    out.writeInt(place.source());
    out.writeInt(place.row());
    out.writeInt(place.line());
  }

  private static Place place(DataInputStream in) throws IOException {
    return new Place(in.readInt(), in.readInt(), in.readInt());
  }

  private static void hash(String hash, DataOutputStream out) throws IOException {
    out.write(HexFormat.of().parseHex(hash));
  }

  private static String hash(DataInputStream in) throws IOException {
    return HexFormat.of().formatHex(in.readNBytes(HASH_BYTES));
  }

  private static void money(Money money, DataOutputStream out) throws IOException {
    out.writeUTF(money.currency().getCurrencyCode());
    out.writeLong(money.minor());
  }

  private static Money money(DataInputStream in) throws IOException {
    Currency currency = Currency.getInstance(in.readUTF());
    return new Money(in.readLong(), currency);
  }

  private static void optional(Optional<String> text, DataOutputStream out) throws IOException {
    out.writeUTF(text.orElse(""));
  }

  private static Optional<String> optional(DataInputStream in) throws IOException {
    return Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
  }
}
