package prepaid.vending.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.MemoryImports;
import prepaid.vending.imports.Importing.Taken;
import prepaid.vending.imports.Imports.Open;
import prepaid.vending.imports.PartReading.Table;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;

class ImportingTest {
  private static final int ROWS = 3 * Limits.IMPORT_CHUNK_ROWS_MAX - 50;
  private static final Open PART = new Open("i", 1);
  private static final ImportPart SENT = ImportPart.begun("i", 1, "hash");

  private final MemoryImports imports = new MemoryImports();
  private final Set<String> registered = new TreeSet<>();
  private Instant now = Instant.parse("2026-11-27T08:00:00Z");

  /** Every hundredth row is wrong. */
  private List<RowError> register(ImportJob job, List<Importing.Row> rows) {
    List<RowError> errors = new ArrayList<>();
    for (Importing.Row row : rows) {
      if (row.fields().getFirst().endsWith("99")) {
        errors.add(new RowError(row.number(), row.line(), "number", "It ends in 99."));
      } else {
        registered.add(row.fields().getFirst());
      }
    }
    return errors;
  }

  private Importing importing(Imports through, String owner) {
    return new Importing(through, this::register, owner, () -> now);
  }

  private static Table table() {
    String text =
        "number,name\n"
            + IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> i == 7 ? "7\n" : i + ",n\n")
                .collect(Collectors.joining());
    return new PartReading(Set.of("number", "name"), Set.of()).read(text)
            instanceof Answer.Given<Table>(Table table)
        ? table
        : new Table(List.of(), -1);
  }

  private void open() {
    imports.open(new ImportJob("i", "anna", Optional.empty(), now, false, Optional.empty()));
  }

  private void assertAllDone() {
    ImportPart part = imports.part("i", 1).orElseThrow();
    assertTrue(part.isDone());
    assertEquals(ROWS, part.rows());
    assertEquals(ROWS - 3, part.registered());
    assertEquals(3, part.refused());
    assertEquals(ROWS - 3, registered.size());
    assertEquals(0, imports.chunksKept(), "rows are personal data");
    assertEquals(List.of(), imports.waiting(10));
    List<RowError> errors =
        imports.errors(PART, 0, 100).stream().flatMap(done -> done.errors().stream()).toList();
    assertEquals(List.of(7, 99, 199), errors.stream().map(RowError::row).toList());
    assertEquals(List.of(8, 100, 200), errors.stream().map(RowError::line).toList());
  }

  @Test
  void aPartIsStoredWorkedOnAndCounted() {
    open();
    Importing importing = importing(imports, "me");
    assertEquals(new Taken.Accepted(SENT.stored(ROWS, 3)), importing.take(SENT, table()));
    assertEquals(3, importing.work(PART, () -> true));
    assertAllDone();
    assertEquals(
        new Taken.Accepted(imports.part("i", 1).orElseThrow()), importing.take(SENT, table()));
    assertEquals(0, importing.work(PART, () -> true));
    assertAllDone();
  }

  @Test
  void otherBytesUnderTheSameNumberAreRefused() {
    open();
    Importing importing = importing(imports, "me");
    importing.take(SENT, table());
    assertEquals(
        new Taken.OtherContent(),
        importing.take(ImportPart.begun("i", 1, "other"), new Table(List.of(), 0)));
  }

  @Test
  void whenTimeIsUpTheNextRunGoesOn() {
    open();
    Importing first = importing(imports, "first");
    first.take(SENT, table());
    List<Boolean> time = new ArrayList<>(List.of(true, false));
    assertEquals(1, first.work(PART, time::removeFirst));
    now = now.plusMillis(1);
    assertEquals(2, importing(imports, "second").workOnAll(() -> true));
    assertAllDone();
  }

  @Test
  void nobodyElseWorksOnAPartMeanwhile() {
    open();
    importing(imports, "first").take(SENT, table());
    assertTrue(imports.lease(PART, new Imports.Lease("first", now.plusSeconds(30)), now));
    assertEquals(0, importing(imports, "second").workOnAll(() -> true));
    now = now.plus(Limits.IMPORT_LEASE).plusMillis(1);
    assertEquals(3, importing(imports, "second").workOnAll(() -> true));
    assertFalse(
        imports.worked(
            PART,
            new Imports.Worked(0, 1, List.of()),
            new Imports.Lease("first", now.plusSeconds(30))),
        "whoever was late counts nothing");
    assertAllDone();
  }

  /** Fails once: before, or after, the call of that number took effect. */
  private Imports dying(int call, boolean after) {
    int[] calls = {0};
    return (Imports)
        Proxy.newProxyInstance(
            Imports.class.getClassLoader(),
            new Class<?>[] {Imports.class},
            (proxy, method, arguments) -> {
              boolean dies = calls[0]++ == call;
              if (dies && !after) {
                throw new IllegalStateException("killed before");
              }
              try {
                Object answer = method.invoke(imports, arguments);
                if (dies) {
                  throw new IllegalStateException("killed after");
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void takeAndWork(Imports through, String owner) {
    Importing importing = importing(through, owner);
    importing.take(SENT, table());
    importing.work(PART, () -> true);
  }

  /** How many calls of the port a whole part takes. */
  private static final int CALLS = 13;

  @Test
  void killedAtAnyStepTheSamePartSentAgainIsDoneOnce() {
    for (int call = 0; call < CALLS; call++) {
      for (boolean after : new boolean[] {false, true}) {
        ImportingTest world = new ImportingTest();
        world.open();
        Imports dying = world.dying(call, after);
        assertThrows(IllegalStateException.class, () -> world.takeAndWork(dying, "dead"));
        world.now = world.now.plus(Limits.IMPORT_LEASE).plusMillis(1);
        world.takeAndWork(world.imports, "next");
        world.assertAllDone();
      }
    }
  }

  @Test
  void killedAfterItWasStoredTheNextRunDoesTheRest() {
    for (int call = 3; call < CALLS; call++) {
      ImportingTest world = new ImportingTest();
      world.open();
      Imports dying = world.dying(call, true);
      assertThrows(IllegalStateException.class, () -> world.takeAndWork(dying, "dead"));
      world.now = world.now.plus(Limits.IMPORT_LEASE).plusMillis(1);
      world.importing(world.imports, "next").workOnAll(() -> true);
      world.assertAllDone();
    }
  }

  @Test
  void whatRegisteringDiedOnIsDoneAgain() {
    open();
    importing(imports, "me").take(SENT, table());
    int[] left = {150};
    Importing.Rows dies =
        (job, rows) -> {
          for (Importing.Row row : rows) {
            if (left[0]-- == 0) {
              throw new IllegalStateException("killed among rows");
            }
            register(job, List.of(row));
          }
          return register(job, rows);
        };
    Importing dead = new Importing(imports, dies, "dead", () -> now);
    assertThrows(IllegalStateException.class, () -> dead.work(PART, () -> true));
    now = now.plus(Limits.IMPORT_LEASE).plusMillis(1);
    importing(imports, "next").workOnAll(() -> true);
    assertAllDone();
  }
}
