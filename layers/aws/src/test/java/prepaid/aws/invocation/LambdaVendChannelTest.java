package prepaid.aws.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.AwsClients;
import prepaid.aws.Waits;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.Faults;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.WireServer;
import prepaid.aws.fixture.WireServer.Answer;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

class LambdaVendChannelTest {
  private static final VendRequest REQUEST =
      new VendRequest(
          new VendKey("web", "p-1"),
          "04040404040",
          "500.00",
          "ZAR",
          new MoneySource.PaidPurchase("p-1"),
          Samples.NOW);
  private static final VendOutcome UNDECIDED =
      new VendOutcome.Undecided(Samples.NOW.plusSeconds(30));

  private final WireServer server = new WireServer();
  private final VendChannel channel = channel(server.clients());

  private static VendChannel channel(AwsClients clients) {
    Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    return new LambdaVendChannel(clients.lambda(), "vending-TokenGeneration-1A2B:web", clock);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Answer answer(VendOutcome outcome) {
    return Answer.json(200, new String(VendOutcomeJson.write(outcome), StandardCharsets.UTF_8));
  }

  @Test
  void aVendIsASynchronousInvocationOfTheAlias() {
    Meter meter = new Meter(Samples.registration(Samples.drn(7)), VendState.fresh(), 1);
    VendOutcome vended = new VendOutcome.Vended(Samples.vend(meter, "p-1", 2), false);
    server.answer(answer(vended));

    assertEquals(vended, channel.vend(REQUEST));
    var heard = server.heard().getFirst();
    assertEquals(
        "/2015-03-31/functions/vending-TokenGeneration-1A2B/invocations?Qualifier=web",
        heard.path());
    assertEquals("RequestResponse", heard.header("x-amz-invocation-type").orElseThrow());
    assertEquals(
        new String(new Invocation.Vend(REQUEST).json(), StandardCharsets.UTF_8), heard.body());
  }

  @Test
  void aRefusalIsHandedThrough() {
    VendOutcome refused =
        new VendOutcome.Refused(Refusal.of(RefusalKind.METER_BLOCKED, "The meter is blocked."));
    server.answer(answer(refused));
    assertEquals(refused, channel.vend(REQUEST));
  }

  @Test
  void anAliasThatIsNotOursIsNotAllowed() {
    server.answer(
        new Answer(
            403,
            Map.of("x-amzn-ErrorType", "AccessDeniedException"),
            "{\"Message\":\"not authorized to perform: lambda:InvokeFunction\"}"));
    var refused = assertInstanceOf(VendOutcome.Refused.class, channel.vend(REQUEST));
    assertEquals(RefusalKind.NOT_ALLOWED, refused.refusal().kind());
  }

  @Test
  void aFunctionThatFailsOrAnswersNonsenseLeavesItUndecided() {
    server.answer(
        new Answer(
            200,
            Map.of("X-Amz-Function-Error", "Unhandled"),
            "{\"errorMessage\":\"Task timed out after 10.00 seconds\"}"),
        Answer.json(200, "{\"outcome\":\"vended\"}"),
        Answer.json(200, ""));
    assertEquals(UNDECIDED, channel.vend(REQUEST));
    assertEquals(UNDECIDED, channel.vend(REQUEST));
    assertEquals(UNDECIDED, channel.vend(REQUEST));
    assertEquals(3, server.heard().size());
  }

  @Test
  void throttlingAndServerErrorsLeaveItUndecidedWithoutARetry() {
    server.answer(
        new Answer(429, Map.of("x-amzn-ErrorType", "TooManyRequestsException"), "{}"),
        new Answer(500, Map.of("x-amzn-ErrorType", "ServiceException"), "{}"));
    assertEquals(UNDECIDED, channel.vend(REQUEST));
    assertEquals(UNDECIDED, channel.vend(REQUEST));
    assertEquals(2, server.heard().size());
  }

  @Test
  void anAnswerThatDoesNotComeLeavesItUndecided() {
    Faults faults = new Faults();
    server.answer(Answer.json(200, "{}"));
    faults.next("Invoke", Fault.timeOutAfter(), Fault.lostBefore(), Fault.lostAfter());
    VendChannel broken = channel(new AwsClients(server.environment(), faults));
    assertEquals(UNDECIDED, broken.vend(REQUEST));
    assertEquals(UNDECIDED, broken.vend(REQUEST));
    assertEquals(UNDECIDED, broken.vend(REQUEST));
    assertEquals(3, faults.count("Invoke"));
  }

  @Test
  void aSlowAnswerEndsAtTheWait() {
    Waits brief =
        new Waits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(300));
    server.answer(Answer.json(200, "{}"));
    server.hold();
    VendChannel impatient = channel(new AwsClients(server.environment(), brief, client -> client));
    assertEquals(UNDECIDED, impatient.vend(REQUEST));
    server.release();
  }
}
