package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Call;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.MemoryVendHistory;
import prepaid.vending.fixture.Shops;
import prepaid.vending.imports.ImportJob;
import prepaid.vending.imports.ImportPart;
import prepaid.vending.imports.Importing;
import prepaid.vending.imports.Imports;
import prepaid.vending.imports.Imports.Open;
import prepaid.vending.imports.PartReading;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.payments.InitialCredit;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.VendOutcome;

/** An import on a real store, killed at every call to it. */
final class ImportKillsTest {
  private static final int ROWS = Limits.REGISTERED_AT_ONCE_MAX + 5;
  private static final int BAD_ROW = 3;

  private final OfficeWorld world = OfficeWorld.furnished();
  private final MovableClock clock = new MovableClock(OfficeWorld.NOW);
  private final LocalPorts local =
      LocalPorts.fresh(
          clock,
          TableShape.METERS,
          TableShape.REGISTRY,
          TableShape.PHONES,
          TableShape.METER_LISTS,
          TableShape.IMPORTS);
  private final Imports imports = local.ports().register().imports();

  private Importing importing(String owner) {
    MemoryRegistry registry = world.registry;
    Registering registering =
        new Registering(
            new RegistrationRules(
                registry, registry, new TokensMade(new MemoryVendHistory(List.of()))),
            local.ports().meters(),
            local.ports().register().meters(),
            Shops.random(7),
            new InitialCredit(
                world.promises(), request -> new VendOutcome.Undecided(clock.instant()), clock));
    return new Importing(imports, new MeterRows(registering, MeterJson.of(registry)), owner, clock);
  }

  private void takeAndWork(String id, String csv, String owner) {
    PartReading reading = new PartReading(MeterColumns.KNOWN, MeterColumns.REQUIRED);
    Answer<PartReading.Table> table = reading.read(csv);
    assertTrue(table instanceof Answer.Given<PartReading.Table>);
    if (table instanceof Answer.Given<PartReading.Table>(var rows)) {
      Importing importing = importing(owner);
      importing.take(ImportPart.begun(id, 1, "ab".repeat(32)), rows);
      importing.work(new Open(id, 1), () -> true);
    }
  }

  private String open(int round) {
    String id = "r" + round;
    imports.open(
        new ImportJob(id, "anna", Optional.empty(), clock.instant(), false, Optional.empty()));
    return id;
  }

  private String csv(int round) {
    return MeterTable.of(1 + round * ROWS, ROWS).with(BAD_ROW, "tariff", "none").csv();
  }

  private void assertDone(String id, int round) {
    ImportPart part = imports.part(id, 1).orElseThrow();
    assertTrue(part.isDone(), part.toString());
    assertEquals(ROWS - 1, part.registered());
    assertEquals(1, part.refused());
    assertEquals(
        List.of(BAD_ROW),
        imports.errors(new Open(id, 1), 0, 10).stream()
            .flatMap(chunk -> chunk.errors().stream())
            .map(error -> error.row())
            .toList());
    assertEquals(List.of(), imports.waiting(10));
    assertEquals(Optional.empty(), imports.next(new Open(id, 1)));
    MeterLists lists = local.ports().register().meterLists();
    IntStream.rangeClosed(1, ROWS)
        .filter(row -> row % 20 == 1)
        .map(row -> row + round * ROWS)
        .forEach(serial ->
            assertEquals(
                List.of(Samples.drn(serial)), lists.ofAccount("A-" + serial, Optional.empty(), 2)));
  }

  /** What a whole import asks of the store, in order. */
  private List<String> calls() {
    String id = open(0);
    local.faults().clear();
    takeAndWork(id, csv(0), "whole");
    List<String> calls = local.faults().calls().stream().map(Call::operation).toList();
    assertDone(id, 0);
    return calls;
  }

  /** Nothing is answered from a call on; the call itself takes effect or not. */
  private void kill(List<String> calls, int at, boolean takesEffect) {
    local.faults().clear();
    for (String operation : calls.stream().distinct().toList()) {
      long before = calls.subList(0, at).stream().filter(operation::equals).count();
      local
          .faults()
          .next(operation, Collections.nCopies((int) before, Fault.none()).toArray(Fault[]::new));
      if (takesEffect && operation.equals(calls.get(at))) {
        local.faults().next(operation, Fault.lostAfter());
      }
      local.faults().always(operation, Fault.lostBefore());
    }
  }

  @Test
  void killedAtAnyCallTheSamePartSentAgainIsDoneOnceAndWhole() {
    List<String> calls = calls();
    for (int at = 0; at < calls.size(); at++) {
      boolean takesEffect = at % 2 == 0;
      int round = at + 1;
      String id = open(round);
      kill(calls, at, takesEffect);
      try {
        takeAndWork(id, csv(round), "dead");
      } catch (RuntimeException killed) {
        // What it leaves is looked at below.
      }
      local.faults().clear();
      clock.forward(Limits.IMPORT_LEASE.plus(Duration.ofSeconds(1)));
      takeAndWork(id, csv(round), "next");
      assertDone(id, round);
    }
  }
}
