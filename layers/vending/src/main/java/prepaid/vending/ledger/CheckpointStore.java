package prepaid.vending.ledger;

import java.util.List;
import java.util.Optional;

/** Port: the checkpoints that were made. */
public interface CheckpointStore {
  /** One strongly consistent read. */
  Optional<Checkpoint> newest();

  /** The heads that a checkpoint names, in its order. */
  List<MeterHead> heads(Checkpoint checkpoint);

  /**
   * Stores a checkpoint and its heads.
   *
   * @return false when there is one of its number already
   */
  boolean add(Checkpoint checkpoint, List<MeterHead> heads);
}
