package prepaid.vending.keys;

import java.util.List;
import java.util.Optional;

/**
 * The keys that make tokens: those that two operators activated and nobody retired. What sells and
 * quotes sees no other; what reads old tokens sees them all.
 */
public final class KeysInUse implements KeyStore {
  private final KeyStore all;

  public KeysInUse(KeyStore all) {
    this.all = all;
  }

  @Override
  public Optional<WrappedKey> find(String supplyGroup, int keyRevision) {
    return all.find(supplyGroup, keyRevision).filter(key -> key.life().makesTokens());
  }

  @Override
  public Optional<WrappedKey> outOfUse(String supplyGroup, int keyRevision) {
    return all.find(supplyGroup, keyRevision).filter(key -> !key.life().makesTokens());
  }

  @Override
  public List<WrappedKey> keys(String supplyGroup) {
    return all.keys(supplyGroup).stream().filter(key -> key.life().makesTokens()).toList();
  }

  @Override
  public List<String> groups() {
    return all.groups();
  }

  @Override
  public List<KeyComponent> components(String supplyGroup, int keyRevision) {
    return all.components(supplyGroup, keyRevision);
  }

  @Override
  public boolean add(KeyComponent component) {
    return all.add(component);
  }

  @Override
  public boolean complete(WrappedKey key, List<KeyComponent> components) {
    return all.complete(key, components);
  }

  @Override
  public boolean replace(WrappedKey before, WrappedKey after) {
    return all.replace(before, after);
  }

  @Override
  public void discard(List<KeyComponent> components) {
    all.discard(components);
  }
}
