package prepaid.aws.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.WireServer;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyCeremony;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

class LambdaKeyCeremonyTest {
  private static final WrappedKey KEY =
      new WrappedKey(
          new KeyTerms(
              "600727",
              1,
              VendingKeyType.VUDK,
              DecoderKeyAlgorithm.DKGA04,
              BaseDate.BASE_2014,
              255,
              Instant.parse("2024-11-24T00:00:00Z"),
              Instant.parse("2034-11-24T00:00:00Z")),
          "d3JhcHBlZA==",
          "A1B2C3");

  private final WireServer server = new WireServer();
  private final KeyCeremony ceremony =
      new LambdaKeyCeremony(server.clients().lambda(), "token-generation:office");

  @AfterEach
  void close() {
    server.close();
  }

  private void answer(Answer<WrappedKey> answer) {
    String json = new String(KeyAnswerJson.write(answer), StandardCharsets.UTF_8);
    server.answer(WireServer.Answer.json(200, json));
  }

  @Test
  void aKeyOrARefusalIsHandedThrough() {
    answer(Answer.given(KEY));
    assertEquals(Answer.given(KEY), ceremony.complete("600727", 1, "A1B2C3"));
    assertEquals(
        "/2015-03-31/functions/token-generation/invocations?Qualifier=office",
        server.heard().getFirst().path());

    Answer<WrappedKey> refused = Answer.refused(RefusalKind.CONFLICT, "There is such a key.");
    answer(refused);
    answer(refused);
    ceremony.complete("600727", 1, "");
    assertEquals(refused, ceremony.complete("600727", 1, ""));
  }

  @Test
  void anAliasThatIsNotOursIsNotAllowed() {
    server.answer(
        new WireServer.Answer(
            403, Map.of("x-amzn-ErrorType", "AccessDeniedException"), "{\"Message\":\"no\"}"));
    assertEquals(
        Answer.<WrappedKey>refused(LambdaVendChannel.notAllowed()),
        ceremony.complete("600727", 1, ""));
  }

  @Test
  void withoutAnAnswerNobodyKnows() {
    server.answer(
        new WireServer.Answer(200, Map.of("X-Amz-Function-Error", "Unhandled"), "{}"),
        WireServer.Answer.json(200, "{\"outcome\":\"key\",\"key\":{}}"));
    assertThrows(OutcomeUnknown.class, () -> ceremony.complete("600727", 1, ""));
    assertThrows(OutcomeUnknown.class, () -> ceremony.complete("600727", 1, ""));
  }
}
