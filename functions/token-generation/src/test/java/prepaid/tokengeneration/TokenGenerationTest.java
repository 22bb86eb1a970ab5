package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.aws.fixture.Call;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.KeyAnswerJson;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.Vend;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;

class TokenGenerationTest {
  private final ModuleWorld world = new ModuleWorld().withKey();

  @Test
  void aPaidPurchaseIsVendedAndItsRowFollowsTheChain() {
    world.paid("p1");
    Vend vend = vended(world.vend("p1", "100.00"));
    assertEquals(Optional.of(vend), world.row("p1"));
    assertTrue(Chain.follows(vend, ChainHead.GENESIS));
    assertEquals(471, vend.tokens().get(0).units().orElseThrow().tenths());
  }

  @Test
  void anUncontendedVendCostsOneReadAndOneTransactionOfThreeItems() {
    warmUp();
    world.paid("p1");
    vended(world.vend("p1", "100.00"));

    assertEquals(
        List.of("GetItem", "TransactWriteItems"),
        world.faults.calls().stream().map(Call::operation).toList());
    assertEquals(true, world.faults.calls().get(0).json().get("ConsistentRead"));
    assertEquals(3, world.units.items());
    assertTrue(world.units.units() <= 7, "write units: " + world.units.units());
  }

  @Test
  void aThousandVendsOfOneSupplyGroupAskTheKeyServiceOnce() {
    // Lost to no row of a purchase: the key is needed before the transaction is refused.
    for (int i = 0; i < 1000; i++) {
      VendOutcome outcome = world.vend("unpaid" + i, "100.00");
      assertInstanceOf(VendOutcome.Refused.class, outcome);
    }
    assertEquals(1, world.faults.count("Decrypt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "live", "web2"})
  void withoutAnAliasOfItsOwnNobodyIsServed(String alias) {
    world.paid("p1");
    byte[] answer =
        world.module.answer(
            ModuleWorld.ARN + alias, new Invocation.Vend(world.request("p1", "100.00")).json());
    assertEquals(RefusalKind.NOT_ALLOWED, refused(VendOutcomeJson.read(answer).orElseThrow()));
    assertNothingHappened();
  }

  @Test
  void theOfficesDoorDoesNotVend() {
    world.paid("p1");
    byte[] answer =
        world.module.answer(
            ModuleWorld.ARN + "office", new Invocation.Vend(world.request("p1", "100.00")).json());
    assertEquals(RefusalKind.NOT_ALLOWED, refused(VendOutcomeJson.read(answer).orElseThrow()));
    assertNothingHappened();
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "upkeep"})
  void otherDoorsCompleteNoKeys(String alias) {
    byte[] answer =
        world.module.answer(
            ModuleWorld.ARN + alias, new Invocation.CompleteKey("123457", 1, "").json());
    Answer<WrappedKey> read = KeyAnswerJson.read(answer).orElseThrow();
    assertInstanceOf(Answer.Refused.class, read);
    assertNothingHappened();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"op\":\"mint\"}", "{\"op\":\"vend\"}"})
  void whatIsNoRequestIsRefused(String payload) {
    byte[] answer =
        world.module.answer(ModuleWorld.ARN + "web", payload.getBytes(StandardCharsets.UTF_8));
    assertEquals(RefusalKind.INVALID_REQUEST, refused(VendOutcomeJson.read(answer).orElseThrow()));
    assertNothingHappened();
  }

  @Test
  void aRepeatIsAnsweredByTheRow() {
    world.paid("p1");
    Vend first = vended(world.vend("p1", "100.00"));
    assertEquals(new VendOutcome.Vended(first, true), world.vend("p1", "100"));
    assertEquals(1, world.vendsOfTheMeter());
  }

  @Test
  void anUnpaidPurchaseLeavesNoRow() {
    assertEquals(RefusalKind.PAYMENT_NOT_USABLE, refused(world.vend("unknown", "100.00")));
    assertEquals(Optional.empty(), world.row("unknown"));
    assertEquals(0, world.vendsOfTheMeter());
  }

  @Test
  void anotherAmountThanWasPaidIsRefused() {
    world.paid("p1");
    assertEquals(RefusalKind.PAYMENT_NOT_USABLE, refused(world.vend("p1", "200.00")));
    assertEquals(0, world.vendsOfTheMeter());
  }

  @Test
  void theLogHoldsNoTokenMeterOrReference() {
    world.paid("p1");
    String token = vended(world.vend("p1", "100.00")).tokens().get(0).token().digits();
    assertEquals(List.of("WEB vend vended"), world.log);
    assertFalse(world.log.toString().contains(token));
  }

  @Test
  void tokensOfTwoVendsDiffer() {
    world.paid("p1");
    world.paid("p2");
    assertNotEquals(
        vended(world.vend("p1", "100.00")).tokens(), vended(world.vend("p2", "100.00")).tokens());
    assertEquals(2, world.vendsOfTheMeter());
  }

  private void warmUp() {
    world.paid("warm");
    vended(world.vend("warm", "100.00"));
    world.faults.clear();
    world.units.clear();
  }

  private void assertNothingHappened() {
    assertEquals(0, world.vendsOfTheMeter());
    assertEquals(0, world.faults.count("Decrypt"));
    assertEquals(0, world.faults.count("TransactWriteItems"));
  }

  private static Vend vended(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Vended.class, outcome).vend();
  }

  private static RefusalKind refused(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Refused.class, outcome).refusal().kind();
  }
}
