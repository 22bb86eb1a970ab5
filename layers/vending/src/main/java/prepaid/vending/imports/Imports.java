package prepaid.vending.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: imports, their parts and rows. Rows are gone once they were worked on. */
public interface Imports {
  /** A part that waits to be worked on. */
  record Open(String id, int part) {}

  /** What became of a chunk. */
  record Worked(int chunk, int registered, List<RowError> errors) {
    public Worked {
      errors = List.copyOf(errors);
    }
  }

  /** Whoever works on a part, and until when nobody else may. */
  record Lease(String owner, Instant until) {}

  void open(ImportJob job);

  Optional<ImportJob> find(String id);

  /** Notes a part as begun, unless one of its number is there; answers the one that is there. */
  ImportPart begin(ImportPart part);

  /** Stores rows of a part that is begun; the same again changes nothing. */
  void store(ImportPart part, List<ImportChunk> chunks);

  /**
   * Notes that all rows are stored, and that the part waits to be worked on.
   *
   * @return false when that was noted before
   */
  boolean stored(ImportPart part);

  Optional<ImportPart> part(String id, int number);

  /** By their numbers. */
  List<ImportPart> parts(String id);

  /** Some of those that wait to be worked on. */
  List<Open> waiting(int most);

  /**
   * @return false while somebody else has it
   */
  boolean lease(Open part, Lease lease, Instant now);

  /** Lets go of a part before its time, if it is still the owner's. */
  void release(Open part, String owner, Instant now);

  /** The next rows of a part; empty when all were worked on. */
  Optional<ImportChunk> next(Open part);

  /**
   * Counts what became of a chunk, once, and removes its rows.
   *
   * @param lease until when it may be worked on now
   * @return false when the part is somebody else's by now
   */
  boolean worked(Open part, Worked worked, Lease lease);

  /** A part of which no row is left waits no more. */
  void close(Open part);

  /**
   * The errors of a part, by chunk.
   *
   * @param fromChunk where to begin
   * @param most chunks; those without errors are passed over
   */
  List<Worked> errors(Open part, int fromChunk, int most);
}
