package prepaid.simulation.store;

import java.util.List;
import java.util.Optional;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.WrappedKey;

/** Wrapped vending keys, and components that wait for one another. */
public final class SimKeys implements KeyStore {
  private static final Port FIND = Port.read("KeyStore.find");
  private static final Port COMPONENTS = Port.read("KeyStore.components");
  private static final Port ADD = Port.transaction("KeyStore.add");
  private static final Port COMPLETE = Port.transaction("KeyStore.complete");
  private static final Port REPLACE = Port.transaction("KeyStore.replace");
  private static final Port DISCARD = Port.transaction("KeyStore.discard");

  private final Database rows;
  private final Wire wire;

  public SimKeys(Database rows, Wire wire) {
    this.rows = rows;
    this.wire = wire;
  }

  @Override
  public Optional<WrappedKey> find(String supplyGroup, int keyRevision) {
    return wire.call(FIND, () -> there(supplyGroup, keyRevision), StoreDown::plain);
  }

  @Override
  public List<WrappedKey> keys(String supplyGroup) {
    return wire.call(
        FIND,
        () -> rows.keys.stream().filter(k -> k.terms().supplyGroup().equals(supplyGroup)).toList(),
        StoreDown::plain);
  }

  @Override
  public List<KeyComponent> components(String supplyGroup, int keyRevision) {
    return wire.call(COMPONENTS, () -> waiting(supplyGroup, keyRevision), StoreDown::plain);
  }

  @Override
  public boolean add(KeyComponent component) {
    return wire.call(
        ADD,
        () ->
            waiting(component.terms().supplyGroup(), component.terms().keyRevision()).stream()
                    .noneMatch(c -> c.operator().equals(component.operator()))
                && rows.components.add(component),
        StoreDown::transaction);
  }

  @Override
  public boolean complete(WrappedKey key, List<KeyComponent> components) {
    return wire.call(
        COMPLETE,
        () -> {
          if (there(key.terms().supplyGroup(), key.terms().keyRevision()).isPresent()) {
            return false;
          }
          rows.components.removeAll(components);
          return rows.keys.add(key);
        },
        StoreDown::transaction);
  }

  @Override
  public List<String> groups() {
    return wire.call(
        FIND,
        () -> rows.keys.stream().map(k -> k.terms().supplyGroup()).distinct().sorted().toList(),
        StoreDown::plain);
  }

  @Override
  public boolean replace(WrappedKey before, WrappedKey after) {
    return wire.call(
        REPLACE, () -> rows.keys.remove(before) && rows.keys.add(after), StoreDown::transaction);
  }

  @Override
  public void discard(List<KeyComponent> components) {
    wire.call(DISCARD, () -> rows.components.removeAll(components), StoreDown::transaction);
  }

  /** Without a call, as the world is set up. */
  public void store(WrappedKey key) {
    rows.keys.add(key);
  }

  private Optional<WrappedKey> there(String supplyGroup, int keyRevision) {
    return rows.keys.stream()
        .filter(k -> k.terms().supplyGroup().equals(supplyGroup))
        .filter(k -> k.terms().keyRevision() == keyRevision)
        .findFirst();
  }

  private List<KeyComponent> waiting(String supplyGroup, int keyRevision) {
    return rows.components.stream()
        .filter(c -> c.terms().supplyGroup().equals(supplyGroup))
        .filter(c -> c.terms().keyRevision() == keyRevision)
        .toList();
  }
}
