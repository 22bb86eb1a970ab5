package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import prepaid.aws.fixture.Fault;
import prepaid.sts.Token;
import prepaid.vending.ledger.Vend;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;

/** Each call that the module makes fails in each way; a retry gets the one token. */
class FaultsTest {
  private final ModuleWorld world = new ModuleWorld().withKey();

  static Stream<Arguments> faults() {
    Map<String, Fault> kinds =
        Map.of(
            "lost before", Fault.lostBefore(),
            "lost after", Fault.lostAfter(),
            "time-out before", Fault.timeOutBefore(),
            "time-out after", Fault.timeOutAfter(),
            "500 instead", Fault.serverError(),
            "500 after", Fault.serverErrorAfter(),
            "throttled", Fault.refused("ThrottlingException"));
    return Stream.of("GetItem", "Query", "Decrypt", "TransactWriteItems")
        .flatMap(operation ->
            kinds.entrySet().stream()
                .map(kind -> Arguments.of(operation, kind.getKey(), kind.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void aCallThatFailsForGoodEndsInTheOneTokenOrNothing(String operation, String kind, Fault fault) {
    world.paid("p1");
    world.faults.always(operation, fault);
    VendOutcome first = world.vend("p1", "100.00");
    if (first instanceof VendOutcome.Refused(var refusal)) {
      assertEquals(RefusalKind.TRY_AGAIN, refusal.kind());
      assertEquals(Optional.empty(), world.row("p1"), "refused, and yet there is a row");
    }
    world.faults.clear();
    Vend vend = vended(world.vend("p1", "100.00"));
    if (first instanceof VendOutcome.Vended(var told, var repeated)) {
      assertEquals(told, vend);
    }
    assertEquals(Optional.of(vend), world.row("p1"));
    assertEquals(1, world.vendsOfTheMeter());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void aCallThatFailsOnceCostsOnlyTime(String operation, String kind, Fault fault) {
    world.paid("p1");
    world.faults.next(operation, fault);
    Vend vend = vended(world.vend("p1", "100.00"));
    assertEquals(Optional.of(vend), world.row("p1"));
    assertEquals(1, world.vendsOfTheMeter());
  }

  @Test
  void aTransactionConflictIsComputedAgain() {
    world.paid("p1");
    world.faults.next(
        "TransactWriteItems", Fault.conflict(3, 1), Fault.conflict(3, 1), Fault.none());
    vended(world.vend("p1", "100.00"));
    assertEquals(1, world.vendsOfTheMeter());
  }

  @Test
  void manyIdenticalRequestsAtOnceGetOneToken() throws Exception {
    world.paid("p1");
    Set<Token> tokens = new HashSet<>();
    for (VendOutcome outcome : atOnce(100, i -> "p1")) {
      if (outcome instanceof VendOutcome.Vended(var vend, var repeated)) {
        tokens.add(vend.tokens().get(0).token());
      }
    }
    assertEquals(1, tokens.size());
    assertEquals(1, world.vendsOfTheMeter());
  }

  @Test
  void manyDifferentRequestsForOneMeterGetMinutesOfTheirOwn() throws Exception {
    for (int i = 0; i < 24; i++) {
      world.paid("p" + i);
    }
    for (int i = 0; i < 200 && world.vendsOfTheMeter() < 24; i++) {
      for (VendOutcome outcome : atOnce(24, n -> "p" + n)) {
        assertTrue(
            !(outcome instanceof VendOutcome.Refused(var refusal))
                || refusal.kind() == RefusalKind.TRY_AGAIN);
      }
    }
    Set<Long> minutes = new HashSet<>();
    for (int i = 0; i < 24; i++) {
      minutes.add(world.row("p" + i).orElseThrow().tokenMinute());
    }
    assertEquals(24, minutes.size());
    assertEquals(24, world.vendsOfTheMeter());
  }

  private List<VendOutcome> atOnce(int count, java.util.function.IntFunction<String> id)
      throws Exception {
    List<Callable<VendOutcome>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String purchase = id.apply(i);
      calls.add(() -> world.vend(purchase, "100.00"));
    }
    List<VendOutcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (var future : threads.invokeAll(calls)) {
        outcomes.add(future.get());
      }
    }
    return outcomes;
  }

  private static Vend vended(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Vended.class, outcome).vend();
  }
}
