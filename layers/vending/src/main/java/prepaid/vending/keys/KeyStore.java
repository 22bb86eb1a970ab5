package prepaid.vending.keys;

import java.util.List;
import java.util.Optional;

/** Port: wrapped vending keys and waiting components. */
public interface KeyStore {
  /** May be some seconds old. */
  Optional<WrappedKey> find(String supplyGroup, int keyRevision);

  /**
   * A key that is there and makes nothing: not activated, or retired. Only who is not shown such
   * keys otherwise is told of it here, to say why nothing is sold.
   */
  default Optional<WrappedKey> outOfUse(String supplyGroup, int keyRevision) {
    return Optional.empty();
  }

  /** Every key of a group, by revision. */
  List<WrappedKey> keys(String supplyGroup);

  /** The supply groups that have a key, in rising order. */
  List<String> groups();

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

  /**
   * Stores what was decided about a key, or its new wrapping; never another key.
   *
   * @return false when wrapping or decisions are no longer those before
   */
  boolean replace(WrappedKey before, WrappedKey after);

  /** Removes the components, when they did not make a key. */
  void discard(List<KeyComponent> components);
}
