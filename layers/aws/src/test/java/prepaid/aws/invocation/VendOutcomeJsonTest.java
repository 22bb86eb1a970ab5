package prepaid.aws.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.aws.fixture.Samples;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;

class VendOutcomeJsonTest {
  private static final Vend VEND =
      Samples.vend(
          new Meter(Samples.registration(Samples.drn(7)), VendState.fresh(), 1),
          Samples.purchaseId(7),
          2);
  private static final VendOutcome VENDED = new VendOutcome.Vended(VEND, true);

  @Test
  void aWholeVendComesBackAndItsHashStillHolds() {
    assertEquals(Optional.of(VENDED), VendOutcomeJson.read(VendOutcomeJson.write(VENDED)));
    var read = (VendOutcome.Vended) VendOutcomeJson.read(VendOutcomeJson.write(VENDED)).get();
    assertEquals(VEND.hash(), Chain.hash(read.vend()));
  }

  @Test
  void refusalsComeBackWithAndWithoutAField() {
    for (RefusalKind kind : RefusalKind.values()) {
      VendOutcome plain = new VendOutcome.Refused(Refusal.of(kind, "In words."));
      VendOutcome field = new VendOutcome.Refused(Refusal.of(kind, "tender", "In words."));
      assertEquals(Optional.of(plain), VendOutcomeJson.read(VendOutcomeJson.write(plain)));
      assertEquals(Optional.of(field), VendOutcomeJson.read(VendOutcomeJson.write(field)));
      VendOutcome desk = new VendOutcome.Refused(Refusal.of(kind, "In words.").toDesk("Key 1."));
      assertEquals(Optional.of(desk), VendOutcomeJson.read(VendOutcomeJson.write(desk)));
    }
  }

  @Test
  void theShapeIsAsAgreed() {
    VendOutcome undecided = new VendOutcome.Undecided(Samples.NOW);
    assertEquals(
        "{\"outcome\":\"undecided\",\"until\":\"2026-11-24T08:15:30.123456789Z\"}",
        text(undecided));
    assertEquals(Optional.of(undecided), VendOutcomeJson.read(VendOutcomeJson.write(undecided)));
    assertEquals(
        "{\"outcome\":\"refused\",\"kind\":\"meter-blocked\",\"detail\":\"Why.\"}",
        text(new VendOutcome.Refused(Refusal.of(RefusalKind.METER_BLOCKED, "Why."))));
    assertTrue(text(VENDED).startsWith("{\"outcome\":\"vended\",\"repeated\":true,\"vend\":{"));
  }

  private static String text(VendOutcome outcome) {
    return new String(VendOutcomeJson.write(outcome), StandardCharsets.UTF_8);
  }

  @Test
  void everyFieldOfAVendButTheCommitmentIsNeededAndNoOtherIsTaken() throws IOException {
    Map<String, Object> vended = JSON.std.mapFrom(VendOutcomeJson.write(VENDED));
    Map<?, ?> vend = (Map<?, ?>) Optional.ofNullable(vended.get("vend")).orElseThrow();
    assertEquals(22, vend.size());
    for (Object name : vend.keySet()) {
      Map<Object, Object> without = new LinkedHashMap<>(vend);
      without.remove(name);
      boolean optional = name.equals("holder");
      assertEquals(optional, read(vended, without).isPresent(), name + " is missing");
      without.put(name, List.of());
      boolean list = name.equals("lines") || name.equals("tokens");
      assertEquals(list, read(vended, without).isPresent(), name + " is a list");
    }
    Map<Object, Object> more = new LinkedHashMap<>(vend);
    more.put("more", 1);
    assertFalse(read(vended, more).isPresent());
  }

  private static Optional<VendOutcome> read(Map<String, Object> vended, Map<?, ?> vend)
      throws IOException {
    Map<String, Object> outcome = new LinkedHashMap<>(vended);
    outcome.put("vend", vend);
    return VendOutcomeJson.read(JSON.std.asBytes(outcome));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"outcome\":\"sold\"}",
        "{\"outcome\":\"refused\",\"kind\":\"unheard-of\",\"detail\":\"d\"}",
        "{\"outcome\":\"refused\",\"kind\":\"conflict\"}",
        "{\"outcome\":\"undecided\",\"until\":\"soon\"}",
        "{\"outcome\":\"vended\",\"repeated\":false,\"vend\":null}",
        "{\"errorMessage\":\"Task timed out after 10.00 seconds\"}"
      })
  void anythingElseIsNoOutcome(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), VendOutcomeJson.read(bytes));
  }
}
