package prepaid.vending.keys;

import java.util.List;
import java.util.Optional;

/** Port: wrapped vending keys and waiting components. */
public interface KeyStore {
  /** May be some seconds old. */
  Optional<WrappedKey> find(String supplyGroup, int keyRevision);

  /** Every key of a group, by revision. */
  List<WrappedKey> keys(String supplyGroup);

  /** The components that wait for a revision, strongly consistent. */
  List<KeyComponent> components(String supplyGroup, int keyRevision);

  /**
   * @return false when this operator has entered one already
   */
  boolean add(KeyComponent component);

  /**
   * Stores the key and removes its components, all or nothing.
   *
   * @return false when there is a key of that revision
   */
  boolean complete(WrappedKey key, List<KeyComponent> components);

  /** Removes the components, when they did not make a key. */
  void discard(List<KeyComponent> components);
}
