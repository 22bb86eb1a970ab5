package prepaid.vending.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.MemoryApprovals;
import prepaid.vending.limits.Limits;
import prepaid.vending.operators.Approval.Act;
import prepaid.vending.operators.TwoPersons.Consent;
import prepaid.vending.operators.TwoPersons.Request;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

class TwoPersonsTest {
  private static final Act PRINT = new Act("card-print", "b1");

  private final MemoryApprovals approvals = new MemoryApprovals();
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final TwoPersons two = new TwoPersons(approvals, () -> now, new SplittableRandom(1));

  private Consent ask(String operator) {
    Answer<Consent> answer =
        two.ask(new Request(PRINT, "Print batch b1", Optional.empty(), operator));
    if (answer instanceof Answer.Given<Consent>(Consent consent)) {
      return consent;
    }
    throw new AssertionError("refused: " + answer);
  }

  private Approval waits(String operator) {
    return assertInstanceOf(Consent.Waits.class, ask(operator)).approval();
  }

  @Test
  void whatTwoAgreeToIsDoneOnce() {
    Approval asked = waits("ann");
    assertEquals(asked, waits("ann"));
    assertInstanceOf(Answer.Given.class, two.decide(asked, "bob", true));
    assertInstanceOf(Consent.Given.class, ask("ann"));
    assertNotEquals(asked.id(), waits("ann").id());
  }

  @Test
  void whatIsAgreedToIsKnownUntilItIsDoneOrForgotten() {
    assertEquals(Optional.empty(), two.agreedTo(PRINT));
    Approval asked = waits("ann");
    assertEquals(Optional.empty(), two.agreedTo(PRINT));
    assertInstanceOf(Answer.Given.class, two.decide(asked, "bob", true));
    Approval agreed = two.agreedTo(PRINT).orElseThrow();
    assertEquals(Optional.of("bob"), agreed.approvedBy());
    Instant before = now;
    now = now.plus(Limits.APPROVAL_WAIT_MAX);
    assertEquals(Optional.empty(), two.agreedTo(PRINT));
    now = before;
    two.spend(agreed, "ann");
    assertEquals(Optional.empty(), two.agreedTo(PRINT));
  }

  @Test
  void nobodyAgreesToTheirOwn() {
    Approval asked = waits("ann");
    Answer<Approval> own = two.decide(asked, "ann", true);
    assertEquals(
        RefusalKind.NOT_ALLOWED, assertInstanceOf(Answer.Refused.class, own).refusal().kind());
    assertInstanceOf(Answer.Given.class, two.decide(asked, "ann", false));
  }

  @Test
  void whatIsRejectedIsAskedForAnew() {
    Approval asked = waits("ann");
    var unused = two.decide(asked, "bob", false);
    Approval rejected = approvals.find(asked.id()).orElseThrow();
    assertInstanceOf(Answer.Refused.class, two.decide(rejected, "bob", true));
    assertNotEquals(asked.id(), waits("ann").id());
  }

  @Test
  void whatWaitedTooLongIsAskedForAnew() {
    Approval asked = waits("ann");
    now = now.plus(Limits.APPROVAL_WAIT_MAX);
    assertInstanceOf(Answer.Refused.class, two.decide(asked, "bob", true));
    assertNotEquals(asked.id(), waits("ann").id());
  }

  @Test
  void anotherActIsAnotherApproval() {
    Approval asked = waits("ann");
    var unused = two.decide(asked, "bob", true);
    Answer<Consent> other =
        two.ask(new Request(new Act("card-print", "b2"), "Print b2", Optional.empty(), "ann"));
    assertInstanceOf(Consent.Waits.class, assertInstanceOf(Answer.Given.class, other).value());
  }
}
