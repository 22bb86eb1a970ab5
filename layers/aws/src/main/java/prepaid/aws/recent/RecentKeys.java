package prepaid.aws.recent;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.WrappedKey;

/**
 * Wrapped keys as they stood some seconds ago; components are always read afresh. A key that makes
 * nothing is asked for again as soon as one that is not there, so that its activation is seen.
 */
public final class RecentKeys implements KeyStore {
  private final KeyStore keys;
  private final Recent<Name, Optional<WrappedKey>> found;

  private record Name(String supplyGroup, int keyRevision) {}

  public RecentKeys(KeyStore keys, Clock clock) {
    this.keys = keys;
    this.found =
        new Recent<>(
            clock,
            name -> keys.find(name.supplyGroup(), name.keyRevision()),
            found -> found.filter(key -> key.life().makesTokens()).isEmpty());
  }

  @Override
  public Optional<WrappedKey> find(String supplyGroup, int keyRevision) {
    return found.get(new Name(supplyGroup, keyRevision));
  }

  @Override
  public List<WrappedKey> keys(String supplyGroup) {
    return keys.keys(supplyGroup);
  }

  @Override
  public List<KeyComponent> components(String supplyGroup, int keyRevision) {
    return keys.components(supplyGroup, keyRevision);
  }

  @Override
  public List<String> groups() {
    return keys.groups();
  }

  @Override
  public boolean replace(WrappedKey before, WrappedKey after) {
    try {
      return keys.replace(before, after);
    } finally {
      found.forget(new Name(after.terms().supplyGroup(), after.terms().keyRevision()));
    }
  }

  @Override
  public boolean add(KeyComponent component) {
    return keys.add(component);
  }

  @Override
  public boolean complete(WrappedKey key, List<KeyComponent> components) {
    try {
      return keys.complete(key, components);
    } finally {
      found.forget(new Name(key.terms().supplyGroup(), key.terms().keyRevision()));
    }
  }

  @Override
  public void discard(List<KeyComponent> components) {
    keys.discard(components);
  }
}
