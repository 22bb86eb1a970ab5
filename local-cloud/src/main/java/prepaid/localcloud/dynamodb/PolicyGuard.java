package prepaid.localcloud.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import prepaid.localcloud.iam.Policies;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.wire.Caller;
import prepaid.localcloud.wire.Json;
import software.amazon.dynamodb.services.dataMembers.RequestData;
import software.amazon.dynamodb.services.dataMembers.ResponseData;
import software.amazon.dynamodb.services.exceptions.AmazonServiceExceptionType;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local asks nobody for permission; this handler does, before the call is dispatched. */
final class PolicyGuard extends LocalDynamoDBServerHandler {
  private static final Map<String, String> TRANSACTION_ACTIONS =
      Map.of(
          "Put", "dynamodb:PutItem",
          "Update", "dynamodb:UpdateItem",
          "Delete", "dynamodb:DeleteItem",
          "ConditionCheck", "dynamodb:ConditionCheckItem",
          "Get", "dynamodb:GetItem");

  private volatile Policies policies = Policies.none();

  PolicyGuard(DynamoDBRequestHandler database) {
    super(database, null);
  }

  void policies(Policies policies) {
    this.policies = policies;
  }

  @Override
  protected void packageDynamoDBResponse(RequestData request, ResponseData response)
      throws DynamoDBLocalServiceException {
    Request http = request.getBaseRequest();
    String target = Optional.ofNullable(http.getHeaders().get("X-Amz-Target")).orElse("");
    String authorization = Optional.ofNullable(http.getHeaders().get("Authorization")).orElse("");
    String caller = Caller.accessKeyId(authorization).orElse("");
    if (!caller.equals(Caller.CLOUD) && !target.isEmpty()) {
      String operation = target.substring(target.indexOf('.') + 1);
      for (Policies.Call call : calls(caller, operation, Json.object(request.getRequestBody()))) {
        policies.refusal(call).ifPresent(PolicyGuard::deny);
      }
    }
    super.packageDynamoDBResponse(request, response);
  }

  private static void deny(String why) {
    var type = AmazonServiceExceptionType.ACCESS_DENIED_EXCEPTION;
    throw new DynamoDBLocalServiceException(
        why, List.of(), Map.of(), type.getResponseStatus(), type.getErrorCode());
  }

  /** Transactions are authorised by the actions of their items, as in AWS. */
  private static List<Policies.Call> calls(
      String caller, String operation, Map<String, Object> body) {
    List<Policies.Call> calls = new ArrayList<>();
    if (operation.startsWith("Transact")) {
      if (body.get("TransactItems") instanceof List<?> items) {
        items.forEach(item -> calls.addAll(transactionCalls(caller, item)));
      }
    } else if (operation.startsWith("Batch")) {
      for (String table : Json.member(body, "RequestItems").keySet()) {
        calls.add(call(caller, "dynamodb:" + operation, table, ""));
      }
    } else {
      String index = Json.string(body, "IndexName");
      calls.add(call(caller, "dynamodb:" + operation, Json.string(body, "TableName"), index));
    }
    return calls;
  }

  private static List<Policies.Call> transactionCalls(String caller, Object item) {
    List<Policies.Call> calls = new ArrayList<>();
    if (item instanceof Map<?, ?> map) {
      map.forEach((kind, operation) -> {
        String action = TRANSACTION_ACTIONS.getOrDefault(String.valueOf(kind), "dynamodb:*");
        if (operation instanceof Map<?, ?> one) {
          calls.add(call(caller, action, String.valueOf(one.get("TableName")), ""));
        }
      });
    }
    return calls;
  }

  private static Policies.Call call(String caller, String action, String table, String index) {
    String resource = "table/" + table + (index.isEmpty() ? "" : "/index/" + index);
    return new Policies.Call(caller, action, Stack.arn("dynamodb", resource), Map.of());
  }
}
