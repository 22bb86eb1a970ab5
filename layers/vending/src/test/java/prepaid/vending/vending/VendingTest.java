package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.sts.BaseDate;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.DecoderKeys;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.MeterPan;
import prepaid.sts.StaTables;
import prepaid.sts.Token;
import prepaid.sts.TokenCodec;
import prepaid.sts.TokenMinute;
import prepaid.sts.UnitsCredit;
import prepaid.sts.VendingKey;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.InMemoryLedger.Fault;

class VendingTest {
  private final World world = new World();

  @Test
  void aPaidPurchaseBecomesOneTokenThatTheMeterReads() {
    Vend vend = vended(world.vendPaid("p1", "100.00"));

    // 100.00 with 15 % tax is 86.96 net; at 1.85 that is 47.005 kWh, up to 47.1.
    UnitsCredit credit = decode(vend.tokens().get(0).token());
    assertEquals(471, credit.tenths());
    assertEquals(471, vend.tokens().get(0).units().orElseThrow().tenths());
    assertEquals(
        TokenMinute.of(world.now), TokenMinute.of(credit.tid().instant(BaseDate.BASE_2014)));
    assertEquals("vended", world.ledger.purchase("p1"));
  }

  @Test
  void anUncontendedVendReadsOnceAndCommitsOnce() {
    world.vendPaid("p1", "100.00");
    assertEquals(1, world.ledger.reads());
    assertEquals(1, world.ledger.commits());
  }

  @Test
  void aThousandVendsUnwrapTheKeyOnce() {
    for (int i = 0; i < 1000; i++) {
      vended(world.vendPaid("p" + i, "50.00"));
      world.now = world.now.plusSeconds(2);
    }
    assertEquals(1, world.wrapping.unwraps);
  }

  @Test
  void aRepeatAnswersTheSameVend() {
    Vend first = vended(world.vendPaid("p1", "100.00"));
    world.now = world.now.plusSeconds(3600);
    VendOutcome second = world.vending.vend(world.request("p1", "100"));
    assertEquals(new VendOutcome.Vended(first, true), second);
    assertEquals(1, world.ledger.rows().size());
  }

  @Test
  void aMeterBlockedSinceDoesNotHideASaleThatWasMade() {
    Vend first = vended(world.vendPaid("p1", "100.00"));
    VendState state = world.ledger.read(Highveld.METER).orElseThrow().state();
    world.ledger.put(Highveld.meter(Highveld.METER, 1, Optional.of("stolen")), state);
    assertEquals(
        new VendOutcome.Vended(first, true), world.vending.vend(world.request("p1", "100.00")));
    assertEquals(RefusalKind.METER_BLOCKED, refused(world.vendPaid("p2", "100.00")));
  }

  @Test
  void theSameReferenceWithAnotherTenderIsRefusedAndNamesTheField() {
    world.vendPaid("p1", "100.00");
    VendOutcome outcome = world.vending.vend(world.request("p1", "101.00"));
    var refusal = assertInstanceOf(VendOutcome.Refused.class, outcome).refusal();
    assertEquals(RefusalKind.REFERENCE_REUSED, refusal.kind());
    assertEquals(Optional.of("amount"), refusal.field());
  }

  @Test
  void anUnpaidPurchaseGetsNothing() {
    assertEquals(
        RefusalKind.PAYMENT_NOT_USABLE,
        refused(world.vending.vend(world.request("unpaid", "100.00"))));
    assertTrue(world.ledger.rows().isEmpty());
  }

  @Test
  void aPurchaseIsVendedUnderItsOwnIdOnly() {
    world.ledger.paid("p1");
    VendRequest other =
        new VendRequest(
            new VendKey("web", "another"),
            Highveld.METER.digits(),
            "100.00",
            "ZAR",
            new MoneySource.PaidPurchase("p1"),
            world.now);
    assertEquals(RefusalKind.NOT_ALLOWED, refused(world.vending.vend(other)));
  }

  @Test
  void anAnswerThatGotLostAfterTheCommitIsFoundAgain() {
    world.ledger.nextCommits(Fault.UNKNOWN_AFTER_EFFECT);
    Vend vend = vended(world.vendPaid("p1", "100.00"));
    assertEquals(List.of(vend), world.ledger.rows());
  }

  @Test
  void aCommitThatNeverArrivedIsTriedAgain() {
    world.ledger.nextCommits(Fault.UNKNOWN_WITHOUT_EFFECT, Fault.LOST, Fault.NONE);
    Vend vend = vended(world.vendPaid("p1", "100.00"));
    assertEquals(List.of(vend), world.ledger.rows());
    assertEquals(2, world.waits);
  }

  @Test
  void whenNothingIsKnownTheAnswerIsNotARefusal() {
    world.ledger.paid("p1");
    for (int i = 0; i < 20; i++) {
      world.ledger.nextCommits(Fault.UNKNOWN_WITHOUT_EFFECT);
    }
    VendOutcome outcome = world.vending.vend(world.request("p1", "100.00"));
    var undecided = assertInstanceOf(VendOutcome.Undecided.class, outcome);
    assertTrue(undecided.until().isAfter(world.now));
  }

  @Test
  void lostRacesAloneEndInNothingHappened() {
    world.ledger.paid("p1");
    for (int i = 0; i < 20; i++) {
      world.ledger.nextCommits(Fault.LOST);
    }
    assertEquals(RefusalKind.TRY_AGAIN, refused(world.vending.vend(world.request("p1", "100.00"))));
    assertTrue(world.ledger.rows().isEmpty());
  }

  @Test
  void aKeyServiceThatFailsLeavesNothingAndARetryGetsTheToken() {
    world.wrapping.fails = true;
    assertEquals(RefusalKind.TRY_AGAIN, refused(world.vendPaid("p1", "100.00")));
    assertEquals(0, world.ledger.commits());
    world.wrapping.fails = false;
    vended(world.vending.vend(world.request("p1", "100.00")));
  }

  @Test
  void theRowsOfAMeterFormAChain() {
    for (int i = 0; i < 4; i++) {
      vended(world.vendPaid("p" + i, "50.00"));
    }
    ChainHead head = ChainHead.GENESIS;
    for (Vend row : world.ledger.rows()) {
      assertTrue(Chain.follows(row, head));
      head = row.head();
    }
    assertEquals(head, world.ledger.read(Highveld.METER).orElseThrow().state().head());
  }

  @Test
  void aMeterInCurrencyModeIsCreditedWithMoney() {
    world.ledger.put(
        Highveld.inCurrency(Highveld.meter(Highveld.METER, 1, Optional.empty())),
        VendState.fresh());
    var token = vended(world.vendPaid("p1", "100.00")).tokens().get(0);
    assertTrue(token.units().isEmpty());
    // 20 bits hold 100.00000 with a step: rounded up, so never less than was paid.
    assertTrue(token.credit().orElseThrow().minor() >= 10_000);
  }

  @Test
  void manyVendsAtOnceOnOneMeterGetManyTokensAndManyRepeatsGetOne() throws Exception {
    world.ledger.paid("same");
    List<Callable<VendOutcome>> calls = new java.util.ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = i % 2 == 0 ? "same" : "p" + i;
      world.ledger.paid(id.equals("same") ? "none" : id);
      calls.add(() -> retried(id));
    }
    Set<Token> same = new HashSet<>();
    Set<Token> all = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (var future : threads.invokeAll(calls)) {
        Vend vend = vended(future.get());
        all.add(vend.tokens().get(0).token());
        if (vend.key().reference().equals("same")) {
          same.add(vend.tokens().get(0).token());
        }
      }
    }
    assertEquals(1, same.size());
    assertEquals(21, all.size());
    assertEquals(21, world.ledger.rows().stream().map(Vend::tokenMinute).distinct().count());
  }

  @ParameterizedTest
  @CsvSource({
    "100.001, AMOUNT_INVALID",
    "-5, AMOUNT_INVALID",
    "0, AMOUNT_INVALID",
    "0.00, AMOUNT_INVALID",
    "1e3, AMOUNT_INVALID",
    "49.99, AMOUNT_TOO_SMALL",
    "10000.01, AMOUNT_TOO_LARGE"
  })
  void badTendersAreRefusedWithoutAKeyCallOrARow(String tender, RefusalKind kind) {
    assertEquals(kind, refused(world.vendPaid("p1", tender)));
    assertEquals(0, world.wrapping.unwraps);
    assertEquals(0, world.ledger.commits());
  }

  @Test
  void anotherCurrencyIsRefused() {
    world.ledger.paid("p1");
    VendRequest request = world.request("p1", "100.00");
    VendRequest dollars =
        new VendRequest(
            request.key(), request.meterNumber(), "100.00", "USD", request.source(), world.now);
    assertEquals(RefusalKind.CURRENCY_MISMATCH, refused(world.vending.vend(dollars)));
  }

  @Test
  void theTokensOfEqualVendsDiffer() {
    Token first = vended(world.vendPaid("p1", "50.00")).tokens().get(0).token();
    Token second = vended(world.vendPaid("p2", "50.00")).tokens().get(0).token();
    assertNotEquals(first, second);
  }

  private VendOutcome retried(String id) {
    VendOutcome outcome = world.vending.vend(world.request(id, "50.00"));
    for (int i = 0; i < 50 && !(outcome instanceof VendOutcome.Vended); i++) {
      outcome = world.vending.vend(world.request(id, "50.00"));
    }
    return outcome;
  }

  private static Vend vended(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Vended.class, outcome).vend();
  }

  private static RefusalKind refused(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Refused.class, outcome).refusal().kind();
  }

  private static UnitsCredit decode(Token token) {
    DecoderKeyParameters parameters =
        new DecoderKeyParameters(
            DecoderKeyAlgorithm.DKGA04,
            EncryptionAlgorithm.EA11,
            BaseDate.BASE_2014,
            MeterPan.of(Highveld.METER),
            KeyType.DUTK,
            Highveld.SGC,
            "01",
            1);
    try (VendingKey key = VendingKey.of(HexFormat.of().parseHex(Highveld.TEST_KEY));
        DecoderKey decoderKey = DecoderKeys.derive(key, parameters);
        TokenCodec codec =
            TokenCodec.of(decoderKey, EncryptionAlgorithm.EA11, StaTables.sample())) {
      var decoded = assertInstanceOf(DecodedToken.Credit.class, codec.decode(token));
      return assertInstanceOf(UnitsCredit.class, decoded.token());
    }
  }
}
