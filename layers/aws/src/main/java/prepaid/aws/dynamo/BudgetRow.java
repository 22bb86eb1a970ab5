package prepaid.aws.dynamo;

import java.util.Map;
import prepaid.vending.ledger.Budget;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The row of a budget: what was taken from it, or what is left in it. */
final class BudgetRow {
  static final String KEY = "k";
  private static final String TAKEN = "t";
  private static final String LEFT = "l";

  private BudgetRow() {}

  static Map<String, AttributeValue> key(String name) {
    return Map.of(KEY, RowWriter.ofText(name));
  }

  /** A budget that counts down from this. */
  static Map<String, AttributeValue> holding(String name, long left) {
    return new RowWriter().text(KEY, name).number(LEFT, left).row();
  }

  /** Takes from it, or refuses where it does not hold so much. */
  static TransactWriteItem taken(Table budgets, Budget budget) {
    Update update =
        switch (budget.footing()) {
          case Budget.Footing.UpTo(var limit) ->
              new Update()
                  .add(TAKEN, budget.take())
                  .onlyIfAbsentOrAtMost(TAKEN, limit - budget.take());
          case Budget.Footing.Left() ->
              new Update().add(LEFT, -budget.take()).onlyIfAtLeast(LEFT, budget.take());
        };
    return update.of(budgets, key(budget.name()));
  }
}
