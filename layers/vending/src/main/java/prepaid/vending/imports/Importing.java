package prepaid.vending.imports;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import prepaid.vending.imports.Imports.Lease;
import prepaid.vending.imports.Imports.Open;
import prepaid.vending.imports.Imports.Worked;
import prepaid.vending.limits.Limits;

/**
 * Takes parts in and works on them. Whoever dies between any two steps leaves something that the
 * same request, or the next run, takes up: a part is stored under its number and hash; rows are
 * gone only in the transaction that counts them; and registering the same row again changes
 * nothing. A lease keeps two from working on one part; only the time of both would be lost.
 */
public final class Importing {
  private final Imports imports;
  private final Rows rows;
  private final String owner;
  private final InstantSource clock;

  /** Checks rows, and registers their meters unless the import is a dry run. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Doing the same again comes to the same end.
     *
     * @return what is wrong with some of them, by row
     */
    List<RowError> register(ImportJob job, List<Row> rows);
  }

  /**
   * A row.
   *
   * @param number within its part, from 1
   * @param line of the part in which it begins
   */
  public record Row(int number, int line, List<String> columns, List<String> fields) {
    @Override
    public String toString() {
      return "Row[" + number + "]";
    }
  }

  /** What became of a part that was sent. */
  public sealed interface Taken {
    record Accepted(ImportPart part) implements Taken {}

    /** There is a part of this number with other bytes. */
    record OtherContent() implements Taken {}
  }

  /**
   * @param owner a name for this instance, unlike any other's
   */
  public Importing(Imports imports, Rows rows, String owner, InstantSource clock) {
    this.imports = imports;
    this.rows = rows;
    this.owner = owner;
    this.clock = clock;
  }

  /** Stores a part, unless it is stored. */
  public Taken take(ImportPart sent, PartReading.Table table) {
    ImportPart there = imports.begin(sent);
    if (!there.sha256().equals(sent.sha256())) {
      return new Taken.OtherContent();
    }
    if (there.isWhole()) {
      return new Taken.Accepted(there);
    }
    imports.store(there, table.chunks());
    ImportPart whole = there.stored(table.rows(), table.chunks().size());
    boolean isNew = imports.stored(whole);
    return new Taken.Accepted(isNew ? whole : imports.part(sent.id(), sent.number()).orElse(whole));
  }

  /** Works on what waits, part by part, as long as there is time. */
  public int workOnAll(BooleanSupplier hasTime) {
    int chunks = 0;
    for (Open open : imports.waiting(Limits.IMPORT_PARTS_A_RUN_MAX)) {
      if (hasTime.getAsBoolean()) {
        chunks += work(open, hasTime);
      }
    }
    return chunks;
  }

  /**
   * Works on a part as long as there is time.
   *
   * @return how many chunks were worked on
   */
  public int work(Open open, BooleanSupplier hasTime) {
    Optional<ImportJob> job = imports.find(open.id());
    if (job.isEmpty() || !imports.lease(open, lease(), clock.instant())) {
      return 0;
    }
    int done = 0;
    while (hasTime.getAsBoolean()) {
      Optional<ImportChunk> next = imports.next(open);
      if (next.isEmpty()) {
        imports.close(open);
        return done;
      }
      if (!imports.worked(open, worked(job.get(), next.get()), lease())) {
        return done;
      }
      done++;
    }
    imports.release(open, owner, clock.instant());
    return done;
  }

  private Lease lease() {
    Instant until = clock.instant().plus(Limits.IMPORT_LEASE);
    return new Lease(owner, until);
  }

  private Worked worked(ImportJob job, ImportChunk chunk) {
    List<Row> read = new ArrayList<>();
    List<RowError> errors = new ArrayList<>();
    CsvReader reader = new CsvReader(chunk.text(), chunk.separator(), chunk.line());
    try {
      int number = chunk.row();
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        CsvReader.Record row = next.get();
        if (row.fields().size() == chunk.columns().size()) {
          read.add(new Row(number, row.line(), chunk.columns(), row.fields()));
        } else {
          errors.add(otherWidth(number, row, chunk.columns().size()));
        }
        number++;
      }
    } catch (CsvReader.BrokenQuotes impossible) {
      throw new IllegalStateException("a chunk holds whole rows", impossible);
    }
    int all = read.size();
    List<RowError> refused = rows.register(job, read);
    errors.addAll(refused);
    errors.sort(Comparator.comparingInt(RowError::row));
    return new Worked(chunk.number(), all - refused.size(), errors);
  }

  private static RowError otherWidth(int number, CsvReader.Record row, int columns) {
    return new RowError(
        number,
        row.line(),
        "",
        "This row has %d fields; the first line names %d columns."
            .formatted(row.fields().size(), columns));
  }
}
