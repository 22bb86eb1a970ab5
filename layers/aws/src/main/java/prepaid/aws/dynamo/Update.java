package prepaid.aws.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** An update of some attributes of a row; every name is written as a placeholder. */
final class Update {
  private final List<String> sets = new ArrayList<>();
  private final List<String> removals = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  Update set(Map<String, AttributeValue> attributes) {
    attributes.forEach((name, value) -> sets.add(name(name) + " = " + value(":" + name, value)));
    return this;
  }

  Update set(String name, AttributeValue value) {
    return set(Map.of(name, value));
  }

  /** Adds to a number, which counts as zero while it is not there. */
  Update add(String name, long change) {
    sets.add(
        "%1$s = if_not_exists(%1$s, :zero) + %2$s"
            .formatted(name(name), value(":add_" + name, RowWriter.ofNumber(change))));
    value(":zero", RowWriter.ofNumber(0));
    return this;
  }

  /** Removes those of the names that are not set here. */
  Update removeUnset(List<String> optional) {
    optional.stream()
        .filter(name -> !values.containsKey(":" + name))
        .forEach(name -> removals.add(name(name)));
    return this;
  }

  Update onlyIf(String name, AttributeValue expected) {
    conditions.add(name(name) + " = " + value(":was_" + name, expected));
    return this;
  }

  Update onlyIfAbsentOr(String name, AttributeValue expected) {
    conditions.add(
        "(attribute_not_exists(%1$s) OR %1$s = %2$s)"
            .formatted(name(name), value(":was_" + name, expected)));
    return this;
  }

  Update onlyIfOneOf(String name, List<AttributeValue> expected) {
    List<String> placeholders = new ArrayList<>();
    expected.forEach(one -> placeholders.add(value(":one" + placeholders.size(), one)));
    conditions.add(name(name) + " IN (" + String.join(", ", placeholders) + ")");
    return this;
  }

  Update onlyIfAbsentOrAtMost(String name, long most) {
    conditions.add(
        "(attribute_not_exists(%1$s) OR %1$s <= %2$s)"
            .formatted(name(name), value(":most_" + name, RowWriter.ofNumber(most))));
    return this;
  }

  Update onlyIfAtLeast(String name, long least) {
    conditions.add(name(name) + " >= " + value(":least_" + name, RowWriter.ofNumber(least)));
    return this;
  }

  /** The attribute is not there, or has this value, or the time beside it is over. */
  Update onlyIfMineOrFree(String owner, AttributeValue mine, String until, AttributeValue before) {
    conditions.add(
        "(attribute_not_exists(%1$s) OR %1$s = %2$s OR %3$s < %4$s)"
            .formatted(
                name(owner),
                value(":mine_" + owner, mine),
                name(until),
                value(":before_" + until, before)));
    return this;
  }

  Update onlyIfPresent(String name) {
    conditions.add("attribute_exists(" + name(name) + ")");
    return this;
  }

  Update onlyIfAbsent(String name) {
    conditions.add("attribute_not_exists(" + name(name) + ")");
    return this;
  }

  /** As a part of a transaction; the row as it stands comes with a refusal. */
  TransactWriteItem of(Table table, Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table.name())
                .key(key)
                .updateExpression(expression())
                .conditionExpression(conditions.isEmpty() ? null : String.join(" AND ", conditions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ALL_OLD))
        .build();
  }

  /** By itself, without a request token: for what may be repeated without harm. */
  UpdateItemRequest request(Table table, Map<String, AttributeValue> key) {
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table.name())
            .key(key)
            .updateExpression(expression())
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .returnValuesOnConditionCheckFailure(ALL_OLD);
    if (!conditions.isEmpty()) {
      request.conditionExpression(String.join(" AND ", conditions));
    }
    return request.build();
  }

  private String expression() {
    String set = "SET " + String.join(", ", sets);
    return removals.isEmpty() ? set : set + " REMOVE " + String.join(", ", removals);
  }

  private String name(String name) {
    names.put("#" + name, name);
    return "#" + name;
  }

  private String value(String placeholder, AttributeValue value) {
    values.put(placeholder, value);
    return placeholder;
  }
}
