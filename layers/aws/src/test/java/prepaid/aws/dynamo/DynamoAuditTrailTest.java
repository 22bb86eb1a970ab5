package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.AuditTrail;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.ledger.CheckpointSigning;
import prepaid.vending.ledger.Checkpointing;
import prepaid.vending.ledger.Journal;
import prepaid.vending.ledger.MeterHead;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.refusals.Answer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Journal, checkpoints and export on local tables. */
class DynamoAuditTrailTest {
  private final MovableClock clock = new MovableClock(Samples.NOW.plusSeconds(2));
  private final LocalPorts local =
      LocalPorts.fresh(
          clock, TableShape.VENDS, TableShape.PURCHASES, TableShape.FLOATS, TableShape.JOURNAL);
  private final Journal journal = local.ports().journal();
  private final KeyPair key = keyPair();
  private final Checkpointing checkpointing =
      new Checkpointing(journal, local.ports().checkpoints(), signing(), clock);

  @Test
  void whatTheJournalNamesIsExportedWithItsPaymentsAndItsCheckpoint() {
    Vend one = sold(7);
    Vend other = sold(8);
    Vend byPartner = soldByPartner(9);
    Checkpoint made = checkpointing.make().orElseThrow();

    List<AuditRow> rows = export();

    List<Vend> vends = vends(rows);
    assertEquals(3, vends.size());
    assertTrue(vends.containsAll(List.of(one, other, byPartner)));
    assertEquals(
        2,
        rows.stream()
            .filter(
                row -> row instanceof AuditRow.Paid paid && paid.covers(paid.meter(), one.tender()))
            .count());
    assertTrue(
        rows.getFirst() instanceof AuditRow.Standing standing
            && standing.partner().equals(byPartner.key().payer()));
    assertEquals(new AuditRow.Signed(made), rows.get(rows.size() - 2));
    assertEquals(3, ((AuditRow.Heads) rows.getLast()).heads().size());
  }

  @Test
  void aVendThatTheLedgerLostIsNamed() {
    Vend vend = sold(7);
    local
        .rows()
        .deleteItem(
            delete -> delete.tableName(local.table(TableShape.VENDS)).key(VendRow.key(vend.key())));
    AuditRow lost = new AuditRow.Lost(vend.key(), new MeterHead(vend.meter(), vend.head()));
    assertTrue(export().contains(lost));
  }

  @Test
  void aCheckpointNamesOnlyWhatIsNewAndFollowsTheOneBefore() {
    sold(7);
    Checkpoint first = checkpointing.make().orElseThrow();
    assertEquals(Optional.empty(), checkpointing.make(), "nothing new");
    clock.forward(Duration.ofSeconds(30));
    Vend later = sold(8);
    Checkpoint second = checkpointing.make().orElseThrow();

    assertEquals(1, second.headCount(), "the overlap is not named again");
    assertEquals(first.root(), second.previousRoot());
    assertEquals(2, second.number());
    assertEquals(
        List.of(new MeterHead(later.meter(), later.head())),
        local.ports().checkpoints().heads(second));
    assertTrue(second.isSignedBy(key.getPublic().getEncoded()));
  }

  @Test
  void whatTheStreamHandsOverLateIsInTheNextCheckpointAllTheSame() {
    sold(7);
    clock.forward(Duration.ofHours(30));
    assertTrue(checkpointing.make().isPresent());
    clock.forward(Duration.ofHours(5));
    Vend late = sold(8);
    Checkpoint next = checkpointing.make().orElseThrow();
    assertEquals(
        List.of(new MeterHead(late.meter(), late.head())), local.ports().checkpoints().heads(next));
    clock.forward(Duration.ofHours(5));
    assertEquals(Optional.empty(), checkpointing.make(), "the late one is settled");
  }

  /** Such a checkpoint would name rows that pages before it could not have. */
  @Test
  void aCheckpointThatIsMadeWhileAnExportGoesOnIsLeftOut() {
    sold(7);
    AuditTrail trail = local.ports().audit().trail();
    if (!(trail.page(Optional.empty()) instanceof Answer.Given<AuditTrail.Page>(var first))) {
      throw new AssertionError("no first page");
    }
    clock.forward(Duration.ofSeconds(5));
    assertTrue(checkpointing.make().isPresent());
    assertTrue(from(first.next()).stream().noneMatch(row -> row instanceof AuditRow.Signed));
    assertTrue(export().stream().anyMatch(row -> row instanceof AuditRow.Signed));
  }

  @Test
  void notingAVendAgainChangesNothing() {
    Vend vend = sold(7);
    journal.note(vend);
    assertEquals(List.of(vend), vends(export()));
  }

  @Test
  void pagesOfAHundredGoOnWhereTheyEnded() {
    int sales = 130;
    for (int i = 1; i <= sales; i++) {
      sold(i);
    }
    List<Vend> vends = vends(export());
    assertEquals(sales, vends.size());
    assertEquals(sales, Map.copyOf(byKey(vends)).size());
  }

  @Test
  void anEmptyLedgerIsAnEmptyExportAndAGuessedCursorIsRefused() {
    assertEquals(List.of(), export());
    assertEquals(Optional.empty(), checkpointing.make());
    AuditTrail trail = local.ports().audit().trail();
    for (String guess : List.of("", "?", "djJ8", "eHx4")) {
      assertTrue(trail.page(Optional.of(guess)) instanceof Answer.Refused, guess);
    }
  }

  private static Map<String, Vend> byKey(List<Vend> vends) {
    Map<String, Vend> byKey = new HashMap<>();
    vends.forEach(vend -> byKey.put(vend.key().text(), vend));
    return byKey;
  }

  private List<AuditRow> export() {
    return from(Optional.empty());
  }

  private List<AuditRow> from(Optional<String> begin) {
    AuditTrail trail = local.ports().audit().trail();
    List<AuditRow> rows = new ArrayList<>();
    Optional<String> cursor = begin;
    do {
      if (!(trail.page(cursor) instanceof Answer.Given<AuditTrail.Page>(var page))) {
        throw new AssertionError("the trail refuses its own cursor");
      }
      rows.addAll(page.rows());
      assertFalse(page.next().equals(cursor) && cursor.isPresent(), "it stands still");
      cursor = page.next();
    } while (cursor.isPresent());
    return rows;
  }

  private static List<Vend> vends(List<AuditRow> rows) {
    return rows.stream()
        .flatMap(row -> row instanceof AuditRow.Sold(var vend) ? Stream.of(vend) : Stream.empty())
        .toList();
  }

  private Vend sold(int number) {
    String id = Samples.purchaseId(number);
    Meter meter = new Meter(Samples.registration(Samples.drn(number)), VendState.fresh(), 1);
    put(
        TableShape.PURCHASES,
        PurchaseRow.encode(
            Samples.purchase(id, meter.registration().number(), PurchaseStatus.VENDED)));
    return noted(Samples.vend(meter, id, 1));
  }

  private Vend soldByPartner(int number) {
    Meter meter = new Meter(Samples.registration(Samples.drn(number)), VendState.fresh(), 1);
    return noted(Samples.partnerVend(meter, new VendKey("corner-shop", "r" + number), false));
  }

  private Vend noted(Vend vend) {
    put(TableShape.VENDS, VendRow.encode(vend));
    journal.note(vend);
    return vend;
  }

  private void put(TableShape shape, Map<String, AttributeValue> row) {
    local.rows().putItem(put -> put.tableName(local.table(shape)).item(row));
  }

  private CheckpointSigning signing() {
    return new CheckpointSigning() {
      @Override
      public byte[] publicKey() {
        return key.getPublic().getEncoded();
      }

      @Override
      public byte[] sign(byte[] digest) {
        try {
          Signature signer = Signature.getInstance("NONEwithECDSA");
          signer.initSign(key.getPrivate());
          signer.update(digest);
          return signer.sign();
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
