package prepaid.vending.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.Shops;
import prepaid.vending.partners.FloatMoves.Transfer;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Float that a super-vendor gives to its own, and gets back. */
class TransferringTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");

  private final MemoryFloats floats = new MemoryFloats();
  private final Accounts accounts = new Accounts(floats, () -> NOW);
  private final Transferring transferring = new Transferring(accounts, floats, () -> NOW);
  private final Partner above = Shops.named("chain", Commission.NONE, false);
  private final Partner outlet = Shops.under("chain", "outlet");
  private final Partner stranger = Shops.named("stranger", Commission.NONE, false);

  @BeforeEach
  void theChainPaysIn() {
    var paidIn = accounts.deposit(above, "d1", Highveld.rand(100_000), "anna");
    assertInstanceOf(Answer.Given.class, paidIn);
  }

  private Answer<Transfer> move(Partner from, Partner to, String reference, long minor) {
    return transferring.transfer(
        from, to, new Transferring.Asked(reference, Highveld.rand(minor), "anna"));
  }

  private static RefusalKind refusal(Answer<Transfer> answer) {
    return assertInstanceOf(Answer.Refused.class, answer).refusal().kind();
  }

  @Test
  void floatMovesOnceForItsReference() {
    assertInstanceOf(Answer.Given.class, move(above, outlet, "t1", 30_000));
    assertInstanceOf(Answer.Given.class, move(above, outlet, "t1", 30_000));
    assertEquals(RefusalKind.REFERENCE_REUSED, refusal(move(above, outlet, "t1", 31_000)));
    assertEquals(70_000, floats.total("chain"));
    assertEquals(30_000, floats.total("outlet"));
    assertInstanceOf(Answer.Given.class, move(outlet, above, "back", 30_000));
    assertEquals(0, floats.total("outlet"));
    assertInstanceOf(Answer.Given.class, move(outlet, above, "back", 30_000));
    assertEquals(100_000, floats.total("chain"));
  }

  @Test
  void nobodyGivesWhatHeDoesNotHaveOrToStrangers() {
    assertEquals(RefusalKind.FLOAT_TOO_LOW, refusal(move(above, outlet, "t1", 100_001)));
    assertEquals(RefusalKind.NOT_ALLOWED, refusal(move(above, stranger, "t2", 1)));
    assertEquals(100_000, floats.total("chain"));
    assertEquals(Optional.of("chain"), outlet.ties().superVendor());
  }
}
