package prepaid.vending.partners;

import java.util.List;
import java.util.Optional;

/** Port: the batches that were closed. */
public interface Batches {
  /** The newest of a kind, and of a till where it is a shift. */
  Optional<Batch> last(String partner, Batch.Kind kind, Optional<String> terminal);

  /**
   * Stores a batch that follows the newest one.
   *
   * @return false when another was closed meanwhile
   */
  boolean close(Batch batch);

  /** The newest ones of a kind, newest first. */
  List<Batch> newest(String partner, Batch.Kind kind, int most);
}
