package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.OutcomeUnknown;

class DynamoKeyStoreTest {
  private static final LocalPorts LOCAL =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.KEYS);
  private static final AtomicInteger GROUPS = new AtomicInteger(600_000);

  private final KeyStore keys = LOCAL.ports().keys();
  private final String group = Integer.toString(GROUPS.incrementAndGet());

  @BeforeEach
  void noFaults() {
    LOCAL.faults().clear();
  }

  private KeyTerms terms(int revision) {
    return new KeyTerms(
        group,
        revision,
        VendingKeyType.VUDK,
        DecoderKeyAlgorithm.DKGA04,
        BaseDate.BASE_2014,
        255,
        Instant.parse("2024-11-24T00:00:00Z"),
        Instant.parse("2034-11-24T00:00:00Z"));
  }

  private WrappedKey key(int revision) {
    return new WrappedKey(terms(revision), "AQICAHh+wrapped/" + revision + "==", "A1B2C3");
  }

  private KeyComponent component(int revision, String operator) {
    return new KeyComponent(terms(revision), operator, "AQICAHcomponent==", "D4E5F6", Samples.NOW);
  }

  @Test
  void twoOperatorsEnterAComponentEachAndOnce() {
    assertTrue(keys.add(component(1, "thandi@utility.example")));
    assertTrue(keys.add(component(1, "pieter#2")));
    assertFalse(keys.add(component(1, "thandi@utility.example")));
    assertTrue(keys.add(component(2, "thandi@utility.example")));

    assertEquals(
        Set.of(component(1, "thandi@utility.example"), component(1, "pieter#2")),
        new HashSet<>(keys.components(group, 1)));
    assertEquals(true, LOCAL.faults().calls().getLast().json().get("ConsistentRead"));
    assertEquals(List.of(component(2, "thandi@utility.example")), keys.components(group, 2));
  }

  @Test
  void aKeyIsStoredAndItsComponentsAreGoneAtOnce() {
    keys.add(component(1, "a"));
    keys.add(component(1, "b"));
    keys.add(component(2, "a"));
    LOCAL.faults().clear();

    assertTrue(keys.complete(key(1), keys.components(group, 1)));
    assertEquals(1, LOCAL.faults().count("TransactWriteItems"));
    assertEquals(Optional.of(key(1)), keys.find(group, 1));
    assertEquals(List.of(), keys.components(group, 1));
    assertEquals(List.of(component(2, "a")), keys.components(group, 2));
  }

  @Test
  void aKeyOfTheRevisionStaysAndSoDoTheComponents() {
    keys.complete(key(1), List.of());
    keys.add(component(1, "a"));
    WrappedKey other = new WrappedKey(terms(1), "b3RoZXI=", "000000");

    assertFalse(keys.complete(other, keys.components(group, 1)));
    assertEquals(Optional.of(key(1)), keys.find(group, 1));
    assertEquals(List.of(component(1, "a")), keys.components(group, 1));
  }

  @Test
  void keysOfAGroupAreListedByRevision() {
    keys.add(component(4, "a"));
    for (int revision : new int[] {3, 1, 9}) {
      keys.complete(key(revision), List.of());
    }
    assertEquals(List.of(key(1), key(3), key(9)), keys.keys(group));
    assertEquals(Optional.empty(), keys.find(group, 2));
  }

  @Test
  void decisionsAndWrappingsAreStoredWhileTheKeyIsAsItWas() {
    var decided = new KeyLife.Decision("thandi#1|x", "pieter", Samples.NOW);
    WrappedKey made = key(1);
    WrappedKey active = made.activated(decided);
    WrappedKey again = active.wrapped("bmV3", "arn:aws:kms:x:1:key/2");
    assertTrue(keys.complete(made, List.of()));
    assertTrue(keys.replace(made, active));
    assertFalse(keys.replace(made, made.retired(decided)));
    assertTrue(keys.replace(active, again));
    assertFalse(keys.replace(active, active.retired(decided)), "it is wrapped anew");
    assertEquals(Optional.of(again), keys.find(group, 1));
    assertTrue(keys.replace(again, again.retired(decided)));
    assertEquals(Optional.of(again.retired(decided)), keys.find(group, 1));
    assertTrue(keys.groups().contains(group));
    assertFalse(keys.replace(key(2), key(2).retired(decided)), "there is none");
  }

  @Test
  void whatAnOperatorExpectsIsKeptWithTheComponent() {
    KeyComponent expecting =
        new KeyComponent(
            terms(1), "a", "AQICAHcomponent==", "D4E5F6", Samples.NOW, Optional.of("a1b2c3"));
    keys.add(expecting);
    assertEquals(List.of(expecting), keys.components(group, 1));
  }

  @Test
  void discardedComponentsAreGone() {
    keys.add(component(1, "a"));
    keys.discard(List.of(component(1, "a"), component(1, "b")));
    assertEquals(List.of(), keys.components(group, 1));
  }

  @Test
  void whenTheAnswerIsLostTheKeyTells() {
    LOCAL.faults().next("TransactWriteItems", Fault.timeOutAfter());
    LOCAL.faults().always("TransactWriteItems", Fault.timeOutBefore());
    assertTrue(keys.complete(key(1), List.of()));
    assertThrows(OutcomeUnknown.class, () -> keys.complete(key(2), List.of()));
  }
}
