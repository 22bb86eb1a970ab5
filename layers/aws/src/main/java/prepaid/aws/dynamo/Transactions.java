package prepaid.aws.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import prepaid.aws.Failures;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Every conditional write, also of one row: unlike a plain conditional put, a transaction carries a
 * request token, so a retry after a lost answer says again what the first try did.
 */
record Transactions(DynamoDbClient dynamo) {
  private static final String CONDITION = "ConditionalCheckFailed";
  private static final Set<String> BUSY =
      Set.of(
          "TransactionConflict",
          "ThrottlingError",
          "ThrottlingException",
          "Throttling",
          "ProvisionedThroughputExceeded",
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded");

  /** What became of a transaction. */
  sealed interface Written {
    record Done() implements Written {}

    /** At least one condition did not hold; nothing was written. */
    record Refused(List<CancellationReason> reasons) implements Written {
      boolean at(int item) {
        return item < reasons.size() && CONDITION.equals(reasons.get(item).code());
      }

      /** The row as it stands, where the write asked for it. */
      Map<String, AttributeValue> old(int item) {
        return reasons.get(item).hasItem() ? reasons.get(item).item() : Map.of();
      }
    }

    /**
     * Another write was in flight, or the table asks to slow down; nothing was written.
     *
     * @param throttled present when the table asked to slow down, again and again
     */
    record Busy(Optional<SdkException> throttled) implements Written {}
  }

  /**
   * Writes, trying again while other writes are in flight. Of a table that asks to slow down the
   * SDK has asked often enough; and an earlier one of its tries may have taken effect. All tries
   * are one write to DynamoDB: one that took effect without our knowing is answered as done, not as
   * refused by its own condition.
   *
   * @throws OutcomeUnknown when it may or may not have taken effect
   * @throws StoreFailed when it certainly did not
   */
  Written settle(List<TransactWriteItem> items) {
    String token = UUID.randomUUID().toString();
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      Written written = write(items, token);
      if (!(written instanceof Written.Busy(var throttled))) {
        return written;
      }
      if (throttled.isPresent()) {
        throw new OutcomeUnknown("the table is overloaded", throttled.get());
      }
    }
    throw new StoreFailed(
        "the rows were busy " + Limits.BUSY_TRIES_MAX + " times; nothing was written");
  }

  /** Writes once, under a token of its own: the SDK's retries of it are one write. */
  Written once(List<TransactWriteItem> items) {
    return write(items, UUID.randomUUID().toString());
  }

  /**
   * Writes once.
   *
   * @param token at most 36 characters, the same for the same write and no other
   */
  Written write(List<TransactWriteItem> items, String token) {
    try {
      dynamo.transactWriteItems(request -> request.transactItems(items).clientRequestToken(token));
      return new Written.Done();
    } catch (TransactionCanceledException cancelled) {
      return cancelled(cancelled);
    } catch (AwsServiceException answered) {
      return failed(answered);
    } catch (SdkException lost) {
      throw new OutcomeUnknown("no answer to a transaction: " + Failures.word(lost), lost);
    }
  }

  private static Written cancelled(TransactionCanceledException cancelled) {
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    if (reasons.stream().anyMatch(reason -> CONDITION.equals(reason.code()))) {
      return new Written.Refused(reasons);
    }
    if (reasons.stream().anyMatch(reason -> BUSY.contains(reason.code()))) {
      return new Written.Busy(Optional.empty());
    }
    List<String> codes = reasons.stream().map(CancellationReason::code).toList();
    throw new StoreFailed("a transaction was cancelled: " + codes, cancelled);
  }

  /** After a retry an earlier try may have taken effect, whatever the last one was answered. */
  private static Written failed(AwsServiceException answered) {
    String code = Failures.code(answered);
    if (BUSY.contains(code)) {
      return new Written.Busy(Optional.of(answered));
    }
    Integer tries = answered.numAttempts();
    if (answered.statusCode() >= 500
        || "TransactionInProgressException".equals(code)
        || (tries != null && tries > 1)) {
      throw new OutcomeUnknown(
          "a transaction's fate is open: " + Failures.word(answered), answered);
    }
    throw new StoreFailed("a transaction was not accepted: " + Failures.word(answered), answered);
  }

  /** Puts a row that is not there yet; the row that is there comes with the refusal. */
  static TransactWriteItem putNew(Table table, String keyName, Map<String, AttributeValue> row) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table.name())
                .item(row)
                .conditionExpression("attribute_not_exists(#k)")
                .expressionAttributeNames(Map.of("#k", keyName))
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build())
        .build();
  }

  /** Puts a row that is still at this version; at version 0 it is not there yet. */
  static TransactWriteItem putAtVersion(
      Table table, Map<String, AttributeValue> row, String versionName, long version) {
    Put.Builder put =
        Put.builder()
            .tableName(table.name())
            .item(row)
            .expressionAttributeNames(Map.of("#v", versionName));
    if (version == 0) {
      put.conditionExpression("attribute_not_exists(#v)");
    } else {
      put.conditionExpression("#v = :v")
          .expressionAttributeValues(Map.of(":v", RowWriter.ofNumber(version)));
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  /** Puts a row in the place of one whose attribute still has this text. */
  static TransactWriteItem putOver(
      Table table, Map<String, AttributeValue> row, String name, String expected) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table.name())
                .item(row)
                .conditionExpression("#n = :n")
                .expressionAttributeNames(Map.of("#n", name))
                .expressionAttributeValues(Map.of(":n", RowWriter.ofText(expected)))
                .build())
        .build();
  }

  /** Puts a row, whatever stands there. */
  static TransactWriteItem put(Table table, Map<String, AttributeValue> row) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table.name()).item(row).build())
        .build();
  }
}
