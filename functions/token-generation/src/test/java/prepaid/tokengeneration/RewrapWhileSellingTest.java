package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.KeyProgressJson;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.keys.KeyRewrapping.Progress;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.VendOutcome;

/** The key that sells is wrapped under another KMS key, and nobody notices. */
class RewrapWhileSellingTest {
  private static final Map<String, String> CHANGING = Map.of("NEXT_VENDING_KEY_ID", "next-key");
  private static final Map<String, String> CHANGED = Map.of("VENDING_KEY_ID", "next-key");

  private final ModuleWorld world = new ModuleWorld().withKey();

  private static Optional<Answer<Progress>> rewrap(TokenGeneration module, String alias) {
    return KeyProgressJson.read(
        module.answer(ModuleWorld.ARN + alias, new Invocation.RewrapKeys().json()));
  }

  private WrappedKey stored() {
    return world.plain.keys().find(Highveld.SGC, 1).orElseThrow();
  }

  private void sells(TokenGeneration module, String id) {
    world.paid(id);
    assertInstanceOf(VendOutcome.Vended.class, world.vend(module, id, "100.00"), id);
  }

  @Test
  void salesGoOnThroughAllOfIt() throws InterruptedException {
    TokenGeneration warm = world.another(CHANGING);
    sells(warm, "before");
    assertEquals("vending-key", stored().under());

    ConcurrentLinkedQueue<Object> outcomes = new ConcurrentLinkedQueue<>();
    List<Thread> tills = new ArrayList<>();
    for (int till = 0; till < 3; till++) {
      // One has the key unwrapped, the others unwrap it while it changes.
      TokenGeneration module = till == 0 ? warm : world.another(CHANGING);
      int number = till;
      tills.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int sale = 0; sale < 6; sale++) {
                  String id = "p-" + number + "-" + sale;
                  world.paid(id);
                  outcomes.add(world.vend(module, id, "100.00"));
                }
              }));
    }
    assertEquals(Optional.of(Answer.given(new Progress(1, 0, 0))), rewrap(warm, "office"));
    for (Thread till : tills) {
      till.join();
    }
    for (Object outcome : outcomes) {
      assertInstanceOf(VendOutcome.Vended.class, outcome);
    }
    assertEquals(18, outcomes.size());
    assertEquals("next-key", stored().under());
    assertEquals(Optional.of(Answer.given(new Progress(0, 0, 0))), rewrap(warm, "office"));

    sells(world.another(CHANGING), "cold");
    sells(world.another(CHANGED), "deployed");
    sells(warm, "warm");
    assertEquals(22, world.vendsOfTheMeter());
  }

  @Test
  void whereverKmsFailsTheKeySellsAndTheNextCallFinishes() {
    // Decrypted under the wrong key and the right one, encrypted, decrypted again.
    for (String call : List.of("Decrypt", "Encrypt")) {
      for (int nth = 0; nth < (call.equals("Encrypt") ? 1 : 3); nth++) {
        ModuleWorld fresh = new ModuleWorld().withKey();
        TokenGeneration module = fresh.another(CHANGING);
        for (int i = 0; i < nth; i++) {
          fresh.faults.next(call, Fault.none());
        }
        fresh.faults.always(call, Fault.timeOutBefore());
        var failed = rewrap(module, "office").orElseThrow();
        assertEquals(Answer.given(new Progress(0, 1, 1)), failed, call + nth);
        fresh.faults.clear();
        fresh.paid("p");
        assertInstanceOf(VendOutcome.Vended.class, fresh.vend(module, "p", "100.00"));
        assertEquals(Optional.of(Answer.given(new Progress(1, 0, 0))), rewrap(module, "office"));
      }
    }
  }

  @Test
  void anAnswerOfTheTableThatIsLostIsNoLoss() {
    TokenGeneration module = world.another(CHANGING);
    world.faults.always("TransactWriteItems", Fault.timeOutAfter());
    var first = rewrap(module, "office");
    world.faults.clear();
    assertTrue(first.isPresent());
    assertEquals("next-key", stored().under());
    sells(world.another(CHANGING), "p");
    assertEquals(Optional.of(Answer.given(new Progress(0, 0, 0))), rewrap(module, "office"));
  }

  @Test
  void onlyTheOfficesDoorHasKeysWrapped() {
    TokenGeneration module = world.another(CHANGING);
    for (String alias : List.of("web", "partner", "sms", "card", "audit", "upkeep")) {
      assertInstanceOf(Answer.Refused.class, rewrap(module, alias).orElseThrow());
    }
    assertEquals("vending-key", stored().under());
  }
}
