package prepaid.aws.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.aws.fixture.Samples;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;

class AdviceOutcomeJsonTest {
  private static final VendKey KEY = new VendKey("corner-shop", "sale-1");
  private static final Vend VEND =
      Samples.partnerVend(
          new Meter(Samples.registration(Samples.drn(1)), VendState.fresh(), 1), KEY, true);

  @Test
  void everyOutcomeComesBackAsItWasWritten() {
    for (AdviceOutcome outcome :
        List.of(
            new AdviceOutcome.Sold(VEND),
            new AdviceOutcome.Reversed(VEND),
            new AdviceOutcome.NoSale(),
            new AdviceOutcome.Refused(Refusal.of(RefusalKind.NOT_ALLOWED, "No.")),
            new AdviceOutcome.Undecided(Samples.NOW))) {
      assertEquals(Optional.of(outcome), AdviceOutcomeJson.read(AdviceOutcomeJson.write(outcome)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"outcome\":\"sold\"}", "{\"outcome\":\"no-sale\",\"more\":1}"})
  void anythingElseIsNoOutcome(String json) {
    assertEquals(Optional.empty(), AdviceOutcomeJson.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(AdviceRequest.Kind.class)
  void anAdviceIsReadAsItWasAsked(AdviceRequest.Kind kind) {
    Invocation asked = new Invocation.Advise(new AdviceRequest(KEY, kind));
    assertEquals(Answer.given(asked), Invocation.parse(asked.json()));
  }
}
