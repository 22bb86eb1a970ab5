package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.imports.ImportChunk;
import prepaid.vending.imports.ImportJob;
import prepaid.vending.imports.ImportPart;
import prepaid.vending.imports.Imports;
import prepaid.vending.imports.Imports.Lease;
import prepaid.vending.imports.Imports.Open;
import prepaid.vending.imports.Imports.Worked;
import prepaid.vending.imports.RowError;

class DynamoImportsTest {
  private static final Open OPEN = new Open("i1", 7);
  private static final ImportPart BEGUN = ImportPart.begun("i1", 7, "ab".repeat(32));
  private static final Lease MINE = new Lease("me", Samples.NOW.plus(Duration.ofSeconds(30)));
  private static final RowError ERROR = new RowError(2, 3, "tariff", "No | such, tariff.");

  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.IMPORTS);
  private final Imports imports = local.ports().register().imports();

  private static ImportChunk chunk(int number) {
    return new ImportChunk(number, List.of("a", "b"), ';', "1;\"ж\n\"\n", 2 + number, 1 + number);
  }

  private ImportPart store(int chunks) {
    imports.begin(BEGUN);
    List<ImportChunk> rows = IntStream.range(0, chunks).mapToObj(DynamoImportsTest::chunk).toList();
    imports.store(BEGUN, rows);
    ImportPart whole = BEGUN.stored(chunks, chunks);
    assertTrue(imports.stored(whole));
    return whole;
  }

  @Test
  void aJobIsFoundAsItWasOpened() {
    ImportJob job =
        new ImportJob(
            "i1", "anna", Optional.of(Set.of("city", "north")), Samples.NOW, true, Optional.of(3));
    imports.open(job);
    assertEquals(Optional.of(job), imports.find("i1"));
    ImportJob plain =
        new ImportJob("i2", "anna", Optional.empty(), Samples.NOW, false, Optional.empty());
    imports.open(plain);
    assertEquals(Optional.of(plain), imports.find("i2"));
    assertEquals(Optional.empty(), imports.find("i3"));
  }

  @Test
  void aPartIsBegunOnceAndWaitsOnceItIsWhole() {
    assertEquals(BEGUN, imports.begin(BEGUN));
    assertEquals(BEGUN, imports.begin(ImportPart.begun("i1", 7, "cd".repeat(32))));
    assertEquals(List.of(), imports.waiting(10));
    ImportPart whole = store(60);
    assertFalse(imports.stored(whole), "it was before");
    assertEquals(List.of(whole), imports.parts("i1"));
    assertEquals(Optional.of(whole), imports.part("i1", 7));
    assertEquals(List.of(OPEN), imports.waiting(10));
    assertEquals(Optional.of(chunk(0)), imports.next(OPEN));
    imports.close(OPEN);
    assertEquals(List.of(), imports.waiting(10));
  }

  @Test
  void aChunkIsCountedOnceAndItsRowsAreGone() {
    store(2);
    assertTrue(imports.lease(OPEN, MINE, Samples.NOW));
    local.faults().next("TransactWriteItems", Fault.lostAfter());
    assertTrue(imports.worked(OPEN, new Worked(0, 1, List.of(ERROR)), MINE));
    assertEquals(Optional.of(chunk(1)), imports.next(OPEN));
    imports.store(BEGUN, List.of(chunk(0)));
    assertTrue(imports.worked(OPEN, new Worked(0, 9, List.of()), MINE), "stored once more");
    assertTrue(imports.worked(OPEN, new Worked(1, 1, List.of()), MINE));
    assertEquals(Optional.empty(), imports.next(OPEN));
    ImportPart part = imports.part("i1", 7).orElseThrow();
    assertTrue(part.isDone());
    assertEquals(2, part.registered());
    assertEquals(1, part.refused());
    assertEquals(List.of(new Worked(0, 1, List.of(ERROR))), imports.errors(OPEN, 0, 10));
    assertEquals(List.of(), imports.errors(OPEN, 1, 10));
  }

  @Test
  void aPartIsOnesUntilTheTimeIsOverOrItIsReleased() {
    store(1);
    Lease other = new Lease("other", MINE.until().plusSeconds(30));
    assertTrue(imports.lease(OPEN, MINE, Samples.NOW));
    assertTrue(imports.lease(OPEN, MINE, Samples.NOW));
    assertFalse(imports.lease(OPEN, other, Samples.NOW));
    assertFalse(imports.worked(OPEN, new Worked(0, 1, List.of()), other));
    imports.release(OPEN, "other", Samples.NOW);
    assertFalse(imports.lease(OPEN, other, Samples.NOW));
    imports.release(OPEN, "me", Samples.NOW);
    assertTrue(imports.lease(OPEN, other, Samples.NOW));
    assertFalse(imports.worked(OPEN, new Worked(0, 1, List.of()), MINE));
    assertTrue(imports.lease(OPEN, MINE, other.until().plusMillis(1)));
    assertFalse(imports.lease(new Open("i1", 8), MINE, Samples.NOW), "there is no such part");
  }
}
