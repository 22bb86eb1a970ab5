package prepaid.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import prepaid.aws.export.AuditRowJson;
import prepaid.aws.invocation.Malformed;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.Finding;
import prepaid.vending.ledger.MeterProof;
import prepaid.vending.ledger.SaleFact;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Money;

/**
 * Recomputes everything that exported rows claim. Rows are read once and in a stream; what must be
 * held against rows that come later is spilled to disk and looked at meter by meter.
 */
final class Proof implements AutoCloseable {
  private static final int BATCH = 2_000;

  private final List<String> sources = new ArrayList<>();
  private final List<Read> batch = new ArrayList<>();
  private final Spill spill = new Spill();
  private final Facts facts = new Facts(spill);
  private final Counts counts = new Counts();
  private final Findings findings = new Findings();
  private final Floats floats = new Floats();
  private final Checkpoints checkpoints;
  private final Consumer<Vend> also;
  private Optional<Position> last = Optional.empty();
  private long rows;
  private long meters;
  private long covered;

  /** A row as it came. */
  private record Read(Map<String, Object> row, Place place) {}

  /** A row as it was understood, with its hash computed. */
  private sealed interface Understood {
    record Sale(Vend vend, SaleFact fact) implements Understood {}

    record Other(AuditRow row) implements Understood {}

    record Not(String why) implements Understood {}
  }

  /**
   * @param pinnedKey the public key of checkpoints, where the auditor has it
   * @param also is shown every vend row that could be read
   */
  Proof(Optional<byte[]> pinnedKey, Consumer<Vend> also) {
    this.checkpoints = new Checkpoints(pinnedKey, findings::add);
    this.also = also;
  }

  /**
   * Takes a file of rows: its rows stand in the order of an export.
   *
   * @return the cursor of the last page in it
   */
  Optional<String> file(String name, InputStream in) throws IOException {
    last = Optional.empty();
    return page(name, in);
  }

  /** Takes a page that goes on where the last one ended. */
  Optional<String> page(String name, InputStream in) throws IOException {
    sources.add(name);
    int source = sources.size() - 1;
    try {
      return RowStream.read(in, (row, number, line) -> take(row, new Place(source, number, line)));
    } finally {
      flush();
    }
  }

  void found(Finding finding) {
    findings.add(finding);
  }

  private void take(Map<String, Object> row, Place place) {
    batch.add(new Read(row, place));
    if (batch.size() == BATCH) {
      flush();
    }
  }

  /** Reading and hashing a row needs no other row, so a batch of them is done side by side. */
  private void flush() {
    List<Understood> understood = batch.parallelStream().map(Proof::understand).toList();
    for (int i = 0; i < understood.size(); i++) {
      rows++;
      Place place = batch.get(i).place();
      switch (understood.get(i)) {
        case Understood.Sale(var vend, var fact) -> sold(vend, fact, place);
        case Understood.Other(var row) -> other(row, place);
        case Understood.Not(var why) -> unreadable(place, why);
      }
    }
    batch.clear();
  }

  private static Understood understand(Read read) {
    try {
      AuditRow row = AuditRowJson.read(read.row());
      return row instanceof AuditRow.Sold(var vend)
          ? new Understood.Sale(vend, SaleFact.of(vend, ""))
          : new Understood.Other(row);
    } catch (Malformed malformed) {
      return new Understood.Not(malformed.problem());
    }
  }

  private void sold(Vend vend, SaleFact fact, Place place) {
    Position position = Position.of(vend);
    if (last.filter(before -> before.compareTo(position) >= 0).isPresent()) {
      found(Finding.Kind.REORDERED, place, row(vend), "stands after a row that comes after it");
    }
    last = Optional.of(position);
    if (!addsUp(vend)) {
      found(Finding.Kind.ALTERED, place, row(vend), "its lines do not add up to its tender");
    }
    Funding.missing(vend)
        .ifPresent(why -> found(Finding.Kind.MONEY_MISSING, place, row(vend), why));
    facts.sale(vend.meter(), fact, place);
    counts.add(vend);
    floats.sold(vend);
    also.accept(vend);
  }

  private static boolean addsUp(Vend vend) {
    Money sum =
        vend.lines().stream()
            .map(line -> line.net().plus(line.tax()))
            .reduce(Money.zero(vend.tender().currency()), Money::plus);
    return sum.equals(vend.tender());
  }

  private static String row(Vend vend) {
    return "row %d of meter %s (%s)"
        .formatted(vend.sequence(), vend.meter().digits(), vend.key().text());
  }

  private void other(AuditRow row, Place place) {
    switch (row) {
      case AuditRow.Sold sold -> throw new IllegalStateException("a vend is a sale");
      case AuditRow.Paid paid -> facts.payment(paid, place);
      case AuditRow.Standing standing -> floats.standing(standing, place.words(sources));
      case AuditRow.Signed(var checkpoint) -> checkpoints.begin(checkpoint, place.words(sources));
      case AuditRow.Heads heads -> heads(heads, place);
      case AuditRow.Lost(var key, var at) ->
          found(
              Finding.Kind.REMOVED,
              place,
              "row %d of meter %s (%s)"
                  .formatted(at.head().sequence(), at.meter().digits(), key.text()),
              "the journal names it, and the ledger does not have it");
    }
  }

  private void heads(AuditRow.Heads heads, Place place) {
    if (!checkpoints.add(heads)) {
      String row = "heads of checkpoint " + heads.checkpoint();
      found(Finding.Kind.CHECKPOINT, place, row, "their checkpoint is not the one before them");
    }
    heads.heads().forEach(head -> facts.head(head.meter(), heads.checkpoint(), head.head()));
  }

  private void unreadable(Place place, String why) {
    found(Finding.Kind.UNREADABLE, place, "a row", why);
  }

  private void found(Finding.Kind kind, Place place, String row, String detail) {
    findings.add(new Finding(kind, place.words(sources), row, detail));
  }

  /** Looks at what could not be decided row by row, and tells. */
  Verdict finish() {
    checkpoints.finish();
    facts.each(sources, this::meter);
    floats.check(findings::add);
    return new Verdict(rows, meters, covered, counts, checkpoints, floats.unknown(), 0, findings);
  }

  private void meter(MeterProof.Facts meter) {
    long named = meter.named().stream().mapToLong(head -> head.head().sequence()).max().orElse(0);
    meters += meter.sales().isEmpty() ? 0 : 1;
    covered += meter.sales().stream().filter(sale -> sale.sequence() <= named).count();
    MeterProof.of(meter).forEach(findings::add);
  }

  @Override
  public void close() {
    spill.close();
  }
}
