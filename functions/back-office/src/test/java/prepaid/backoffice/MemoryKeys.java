package prepaid.backoffice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.KeyWrapping;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.keys.WrappedKey;

/** Keys, and a key service that hides what it wraps only from eyes; both count. */
final class MemoryKeys implements KeyStore, KeyWrapping {
  int writes;
  int kmsCalls;
  boolean kmsDown;
  final List<WrappedKey> keys = new ArrayList<>();
  final List<KeyComponent> components = new ArrayList<>();
  final Map<String, String> lastContext = new HashMap<>();
  private final Map<String, byte[]> wrapped = new HashMap<>();

  @Override
  public Optional<WrappedKey> find(String supplyGroup, int keyRevision) {
    return keys(supplyGroup).stream()
        .filter(key -> key.terms().keyRevision() == keyRevision)
        .findFirst();
  }

  @Override
  public List<WrappedKey> keys(String supplyGroup) {
    return keys.stream().filter(key -> key.terms().supplyGroup().equals(supplyGroup)).toList();
  }

  @Override
  public List<KeyComponent> components(String supplyGroup, int keyRevision) {
    return components.stream()
        .filter(c -> c.terms().supplyGroup().equals(supplyGroup))
        .filter(c -> c.terms().keyRevision() == keyRevision)
        .toList();
  }

  @Override
  public boolean add(KeyComponent component) {
    boolean there =
        components(component.terms().supplyGroup(), component.terms().keyRevision()).stream()
            .anyMatch(c -> c.operator().equals(component.operator()));
    if (there) {
      return false;
    }
    writes++;
    return components.add(component);
  }

  @Override
  public boolean complete(WrappedKey key, List<KeyComponent> used) {
    writes++;
    keys.add(key);
    return components.removeAll(used);
  }

  @Override
  public void discard(List<KeyComponent> used) {
    writes++;
    components.removeAll(used);
  }

  @Override
  public byte[] encryptComponent(byte[] component, Map<String, String> context) {
    return wrap(component, context);
  }

  @Override
  public byte[] decryptComponent(byte[] ciphertext, Map<String, String> context) {
    return unwrap(ciphertext, context);
  }

  @Override
  public byte[] wrap(byte[] vendingKey, Map<String, String> context) {
    call(context);
    byte[] name = {(byte) wrapped.size(), 1, 2, 3};
    wrapped.put(name[0] + context.toString(), vendingKey.clone());
    return name;
  }

  @Override
  public byte[] unwrap(byte[] name, Map<String, String> context) {
    call(context);
    byte[] clear = wrapped.get(name[0] + context.toString());
    if (clear == null) {
      throw new KeyWrappingFailed("another context", new IllegalStateException());
    }
    return clear.clone();
  }

  private void call(Map<String, String> context) {
    kmsCalls++;
    lastContext.clear();
    lastContext.putAll(context);
    if (kmsDown) {
      throw new KeyWrappingFailed("down", new IllegalStateException());
    }
  }
}
