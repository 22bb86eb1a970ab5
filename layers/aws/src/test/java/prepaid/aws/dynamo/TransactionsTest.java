package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.aws.AwsClients;
import prepaid.aws.Environment;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.Faults;
import prepaid.aws.fixture.LocalDynamo;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.ledger.OutcomeUnknown;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class TransactionsTest {
  private static final String TRANSACTION = "TransactWriteItems";
  private static final Map<String, String> VARIABLES =
      LocalDynamo.freshTables(TableShape.PURCHASES);
  private static final Faults FAULTS = new Faults();
  private static final DynamoDbClient DYNAMO =
      new AwsClients(new Environment(VARIABLES), LocalDynamo.PATIENT, FAULTS).dynamo();
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Table table =
      new Table(DYNAMO, new Environment(VARIABLES).required("PURCHASES_TABLE"));
  private final Transactions transactions = new Transactions(DYNAMO);
  private final Map<String, AttributeValue> row =
      Map.of("k", AttributeValue.fromS("row-" + NUMBERS.incrementAndGet()));
  private final List<TransactWriteItem> put = List.of(Transactions.putNew(table, "k", row));

  @BeforeEach
  void noFaults() {
    FAULTS.clear();
  }

  @Test
  void aRefusalBringsTheRowThatIsThere() {
    assertInstanceOf(Written.Done.class, transactions.settle(put));
    var refused = assertInstanceOf(Written.Refused.class, transactions.settle(put));
    assertTrue(refused.at(0));
    assertEquals(row, refused.old(0));
  }

  @Test
  void allTriesOfAWriteCarryOneTokenAndTwoWritesCarryTwo() {
    FAULTS.next(TRANSACTION, Fault.conflict(1, 0), Fault.lostAfter(), Fault.none());
    assertInstanceOf(Written.Done.class, transactions.settle(put));
    assertEquals(3, FAULTS.count(TRANSACTION));
    assertEquals(1, tokens());

    transactions.settle(put);
    assertEquals(2, tokens());
  }

  private static int tokens() {
    return FAULTS.calls().stream()
        .map(call -> call.json().get("ClientRequestToken"))
        .collect(Collectors.toSet())
        .size();
  }

  @Test
  void aWriteThatTookEffectBeforeTheTableWasOverloadedIsNotCalledUndone() {
    FAULTS.next(TRANSACTION, Fault.serverErrorAfter());
    FAULTS.always(TRANSACTION, Fault.refused("ThrottlingException"));
    assertThrows(OutcomeUnknown.class, () -> transactions.settle(put));
    assertTrue(table.read(row).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded"
      })
  void aBusyTableIsBusy(String code) {
    FAULTS.always(TRANSACTION, Fault.refused(code));
    assertInstanceOf(Written.Busy.class, transactions.write(put, "token"));
    assertEquals(3, FAULTS.count(TRANSACTION), "the SDK asks again, and again");
    assertThrows(OutcomeUnknown.class, () -> transactions.settle(put));
    assertEquals(6, FAULTS.count(TRANSACTION), "and nobody else does");
    assertFalse(table.read(row).isPresent());
  }

  @Test
  void aRowThatOthersKeepBusyIsGivenUpAfterEightTries() {
    FAULTS.always(TRANSACTION, Fault.conflict(1, 0));
    assertThrows(StoreFailed.class, () -> transactions.settle(put));
    assertEquals(8, FAULTS.count(TRANSACTION));
  }

  @Test
  void aRefusedWriteThatWasTriedBeforeHasAnUnknownOutcome() {
    FAULTS.next(TRANSACTION, Fault.timeOutAfter(), Fault.refused("AccessDeniedException"));
    assertThrows(OutcomeUnknown.class, () -> transactions.write(put, "token-of-a-test"));
    assertTrue(table.read(row).isPresent());

    FAULTS.next(TRANSACTION, Fault.refused("AccessDeniedException"));
    assertThrows(StoreFailed.class, () -> transactions.write(put, "another-token"));
  }

  @Test
  void aTransactionStillInProgressHasAnUnknownOutcome() {
    FAULTS.always(TRANSACTION, Fault.refused("TransactionInProgressException"));
    assertThrows(OutcomeUnknown.class, () -> transactions.write(put, "token"));
  }

  @Test
  void anInvalidTransactionFailsClearly() {
    Table missing = new Table(DYNAMO, "no-such-table");
    List<TransactWriteItem> write = List.of(Transactions.putNew(missing, "k", row));
    StoreFailed failed = assertThrows(StoreFailed.class, () -> transactions.settle(write));
    assertTrue(failed.toString().contains("ResourceNotFoundException"), failed.toString());
  }
}
