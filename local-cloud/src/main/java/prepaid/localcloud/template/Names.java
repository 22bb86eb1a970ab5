package prepaid.localcloud.template;

import java.util.Map;
import java.util.Objects;

/** What {@code Ref} and {@code GetAtt} of each resource mean on this machine. */
final class Names {
  private final Scope scope;
  private final Stack.PhysicalIds ids;

  Names(Scope scope, Stack.PhysicalIds ids) {
    this.scope = scope;
    this.ids = ids;
  }

  /** Defines everything; aliases come last, for they are named by their functions. */
  void define(Map<String, Map<String, Object>> resources) {
    resources.forEach((id, resource) -> define(id, String.valueOf(resource.get("Type")), resource));
    resources.forEach((id, resource) -> {
      if ("AWS::Lambda::Alias".equals(resource.get("Type"))) {
        alias(id, properties(id, resource));
      }
    });
  }

  private void define(String id, String type, Map<String, Object> resource) {
    switch (type) {
      case "AWS::DynamoDB::Table" -> table(id, physicalName(id, "TableName", resource));
      case "AWS::Serverless::Function" -> function(id, resource);
      case "AWS::KMS::Key" -> key(id);
      case "AWS::KMS::Alias" -> scope.define(id, id);
      case "AWS::SNS::Topic" ->
          scope.define(id, Objects.requireNonNull(ids.topicArns().get(id), id));
      case "AWS::Logs::LogGroup" -> {
        Object named = properties(id, resource).find("LogGroupName").orElse(id);
        String name = String.valueOf(new Intrinsics(scope).resolve(named));
        scope.define(id, name);
        scope.define(id + ".Arn", Stack.arn("logs", "log-group:" + name));
      }
      case "AWS::Serverless::Api" -> {
        scope.define(id, id);
        scope.define(id + ".Stage", "local");
      }
      default -> scope.define(id, id);
    }
  }

  private void table(String id, String name) {
    scope.define(id, name);
    scope.define(id + ".Arn", Stack.arn("dynamodb", "table/" + name));
    scope.define(id + ".StreamArn", Stack.arn("dynamodb", "table/" + name + "/stream/local"));
  }

  private void function(String id, Map<String, Object> resource) {
    String name = physicalName(id, "FunctionName", resource);
    String arn = Stack.arn("lambda", "function:" + name);
    Node properties = properties(id, resource);
    scope.define(id, name);
    scope.define(id + ".Arn", arn);
    scope.define(id + ".Alias", arn + ":" + properties.text("AutoPublishAlias", "live"));
    scope.define(id + ".Version", arn + ":1");
    scope.define(id + ".Version.Version", "1");
  }

  private void key(String id) {
    String keyId = Objects.requireNonNull(ids.keyIds().get(id), id);
    scope.define(id, keyId);
    scope.define(id + ".Arn", Stack.arn("kms", "key/" + keyId));
  }

  private void alias(String id, Node properties) {
    Object function = new Intrinsics(scope).resolve(properties.need("FunctionName"));
    scope.define(id, Stack.arn("lambda", "function:" + function + ":" + properties.text("Name")));
  }

  /** The name that the template gives, else one made of stack and logical id as AWS does. */
  static String physicalName(String id, String property, Map<String, Object> resource) {
    return properties(id, resource).text(property, Scope.STACK + "-" + id);
  }

  private static Node properties(String id, Map<String, Object> resource) {
    return Node.of(id, resource.getOrDefault("Properties", Map.of()));
  }
}
