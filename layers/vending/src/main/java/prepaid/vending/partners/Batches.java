package prepaid.vending.partners;

import java.util.List;
import java.util.Optional;

/** Port: the batches that were closed. */
public interface Batches {
  /** The newest of a kind, and of a till where it is a shift. */
  default Optional<Batch> last(String partner, Batch.Kind kind, Optional<String> terminal) {
    return newest(partner, kind, terminal, 1).stream().findFirst();
  }

  /** One of them, by its number. */
  Optional<Batch> find(String partner, Batch.Kind kind, Optional<String> terminal, long sequence);

  /**
   * Stores a batch that follows the newest one.
   *
   * @return false when another was closed meanwhile
   */
  boolean close(Batch batch);

  /** The newest ones of a kind, and of a till where they are shifts; newest first. */
  List<Batch> newest(String partner, Batch.Kind kind, Optional<String> terminal, int most);
}
