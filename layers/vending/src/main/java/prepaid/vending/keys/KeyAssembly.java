package prepaid.vending.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.KeyMaterialAccess;
import prepaid.sts.VendingKey;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * Makes a vending key of two operators' components, inside the secure module: the only place where
 * both are in the clear, for as long as it takes to wrap the key.
 */
public final class KeyAssembly implements KeyCeremony {
  private static final int COMPONENTS = 2;

  private final KeyStore store;
  private final KeyWrapping wrapping;
  private final String environment;
  private final KeyMaterialAccess access;

  public KeyAssembly(
      KeyStore store, KeyWrapping wrapping, String environment, KeyMaterialAccess access) {
    this.store = store;
    this.wrapping = wrapping;
    this.environment = environment;
    this.access = access;
  }

  @Override
  public Answer<WrappedKey> complete(
      String supplyGroup, int keyRevision, String expectedCheckValue) {
    List<KeyComponent> components = store.components(supplyGroup, keyRevision);
    if (components.size() != COMPONENTS
        || components.get(0).operator().equals(components.get(1).operator())) {
      return Answer.refused(
          RefusalKind.CONFLICT,
          "A vending key needs one component from each of two operators; %d waiting."
              .formatted(components.size()));
    }
    if (!components.get(0).terms().equals(components.get(1).terms())) {
      store.discard(components);
      return Answer.refused(
          RefusalKind.CONFLICT, "The two components were entered for keys with different terms.");
    }
    return combine(components).then(key -> keep(key, components, expectedCheckValue));
  }

  private Answer<VendingKey> combine(List<KeyComponent> components) {
    List<byte[]> clear = new ArrayList<>();
    try {
      for (KeyComponent component : components) {
        clear.add(
            wrapping.decryptComponent(
                Base64.getDecoder().decode(component.wrapped()),
                KeyContexts.component(environment, component.terms(), component.operator())));
      }
      if (Arrays.equals(clear.get(0), clear.get(1))) {
        return discard(components, "The two components are the same: the key would be all zeros.");
      }
      return Answer.given(VendingKey.combine(clear));
    } catch (IllegalArgumentException wrongLengthOrParity) {
      return discard(
          components,
          "The components do not make a valid key: "
              + wrongLengthOrParity.getMessage()
              + ". They were discarded; both operators enter theirs again.");
    } finally {
      clear.forEach(component -> Arrays.fill(component, (byte) 0));
    }
  }

  private Answer<WrappedKey> keep(
      VendingKey key, List<KeyComponent> components, String expectedCheckValue) {
    try (key) {
      KeyTerms terms = components.get(0).terms();
      if (key.lengthBytes() != lengthBytes(terms.derivation())) {
        return discard(components, "The key's length does not fit its derivation.");
      }
      if (isUnexpected(key.checkValue(), components, expectedCheckValue)) {
        return discard(
            components,
            "The key's check value is not the expected one, so a component was mistyped. They were"
                + " discarded; both operators enter theirs again.");
      }
      WrappedKey wrapped = wrap(key, terms);
      if (!store.complete(wrapped, components)) {
        return discard(
            components,
            "There is a key of revision %d already; a revision is never replaced."
                .formatted(terms.keyRevision()));
      }
      return Answer.given(wrapped);
    }
  }

  /** Whether it is not the key that somebody's papers speak of: of the first operator, or now. */
  private static boolean isUnexpected(
      String checkValue, List<KeyComponent> components, String expected) {
    return Stream.concat(
            components.stream().flatMap(component -> component.keyCheckValue().stream()),
            Stream.of(expected).filter(value -> !value.isEmpty()))
        .anyMatch(value -> !value.equals(checkValue));
  }

  private WrappedKey wrap(VendingKey key, KeyTerms terms) {
    byte[] clear = key.expose(access);
    try {
      byte[] wrapped = wrapping.wrap(clear, KeyContexts.vendingKey(environment, terms));
      return new WrappedKey(
          terms,
          Base64.getEncoder().encodeToString(wrapped),
          key.checkValue(),
          wrapping.newest(),
          KeyLife.NEW);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private <T> Answer<T> discard(List<KeyComponent> components, String why) {
    store.discard(components);
    return Answer.refused(RefusalKind.CONFLICT, "component", why);
  }

  private static int lengthBytes(DecoderKeyAlgorithm derivation) {
    return derivation == DecoderKeyAlgorithm.DKGA02 ? 8 : 20;
  }
}
