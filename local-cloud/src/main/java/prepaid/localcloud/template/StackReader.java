package prepaid.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.localcloud.iam.Statement;

/** From resolved resources to the things that this machine creates and runs. */
final class StackReader {
  private final Map<String, Node> resources;

  StackReader(Map<String, Node> resources) {
    this.resources = resources;
  }

  Stack read() {
    List<FunctionSpec> functions = new ArrayList<>();
    of("AWS::Serverless::Function").forEach((id, node) -> functions.add(function(id, node)));
    List<TableSpec> tables = new ArrayList<>();
    of("AWS::DynamoDB::Table").forEach((id, node) -> tables.add(table(id, node)));
    List<MappingSpec> mappings = new ArrayList<>();
    of("AWS::Lambda::EventSourceMapping")
        .forEach((id, node) -> mapping(id, node, tables, functions).ifPresent(mappings::add));
    EventsReader events = new EventsReader(of("AWS::Serverless::Function"));
    return new Stack(
        List.copyOf(tables),
        List.copyOf(functions),
        new ApiReader(of("AWS::Serverless::Api")).read(events.routes()),
        List.copyOf(mappings),
        events.schedules(),
        events.subscriptions(),
        events.logs());
  }

  private Map<String, Node> of(String type) {
    Map<String, Node> found = new LinkedHashMap<>();
    resources.forEach((id, node) -> {
      if (node.text("Type").equals(type)) {
        found.put(id, node.child("Properties"));
      }
    });
    return found;
  }

  private FunctionSpec function(String id, Node node) {
    String name = node.text("FunctionName", Scope.STACK + "-" + id);
    String alias = node.text("AutoPublishAlias", "live");
    Set<String> aliases = new LinkedHashSet<>(List.of(alias));
    of("AWS::Lambda::Alias")
        .values()
        .forEach(other -> {
          if (other.text("FunctionName").equals(name)) {
            aliases.add(other.text("Name"));
          }
        });
    Map<String, String> environment = new LinkedHashMap<>();
    Node variables = node.child("Environment").child("Variables");
    variables.members().forEach((key, value) -> environment.put(key, value.toString()));
    return new FunctionSpec(
        id,
        name,
        node.text("Handler"),
        node.number("Timeout", 3),
        node.number("MemorySize", 128),
        alias,
        Set.copyOf(aliases),
        Map.copyOf(environment),
        statements(node));
  }

  private static List<Statement> statements(Node function) {
    List<Statement> statements = new ArrayList<>();
    for (Node policy : function.children("Policies")) {
      for (Node statement : policy.children("Statement")) {
        if (!statement.text("Effect").equals("Allow")) {
          throw new TemplateRefused(statement.path() + ": only Allow is run here");
        }
        Node equals = statement.child("Condition").child("StringEquals");
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        equals.members().keySet().forEach(key -> conditions.put(key, equals.texts(key)));
        statements.add(
            new Statement(
                statement.texts("Action"),
                statement.texts("Resource"),
                statement.texts("NotResource"),
                conditions));
      }
    }
    return List.copyOf(statements);
  }

  private static TableSpec table(String id, Node node) {
    if (!node.text("BillingMode").equals("PAY_PER_REQUEST")) {
      throw new TemplateRefused(id + ": only PAY_PER_REQUEST is run here");
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Node attribute : node.children("AttributeDefinitions")) {
      attributes.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
    }
    List<TableSpec.Index> indexes = new ArrayList<>();
    for (Node index : node.children("GlobalSecondaryIndexes")) {
      Node projection = index.child("Projection");
      indexes.add(
          new TableSpec.Index(
              index.text("IndexName"),
              keys(index),
              projection.text("ProjectionType"),
              projection.texts("NonKeyAttributes")));
    }
    return new TableSpec(
        id,
        node.text("TableName", Scope.STACK + "-" + id),
        attributes,
        keys(node),
        List.copyOf(indexes),
        node.child("StreamSpecification").find("StreamViewType").map(Object::toString));
  }

  private static List<String> keys(Node node) {
    List<String> keys = new ArrayList<>();
    for (Node key : node.children("KeySchema")) {
      if (key.text("KeyType").equals("HASH")) {
        keys.addFirst(key.text("AttributeName"));
      } else {
        keys.addLast(key.text("AttributeName"));
      }
    }
    return List.copyOf(keys);
  }

  private static Optional<MappingSpec> mapping(
      String id, Node node, List<TableSpec> tables, List<FunctionSpec> functions) {
    if (node.text("Enabled", "true").equals("false")) {
      return Optional.empty();
    }
    String source = node.text("EventSourceArn");
    String target = node.text("FunctionName");
    TableSpec table =
        tables.stream()
            .filter(one -> source.contains("table/" + one.name() + "/stream/"))
            .findFirst()
            .orElseThrow(() -> new TemplateRefused(id + ": no table's stream: " + source));
    FunctionSpec function =
        functions.stream()
            .filter(one -> target.equals(one.name()) || target.startsWith(one.arn() + ":"))
            .findFirst()
            .orElseThrow(() -> new TemplateRefused(id + ": no function: " + target));
    Node failure = node.child("DestinationConfig").child("OnFailure");
    return Optional.of(
        new MappingSpec(
            id,
            table.logicalId(),
            function.logicalId(),
            node.text("StartingPosition"),
            node.number("BatchSize", 100),
            node.number("MaximumRetryAttempts", -1),
            node.number("MaximumRecordAgeInSeconds", -1),
            node.flag("BisectBatchOnFunctionError"),
            node.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
            failure.find("Destination").map(Object::toString)));
  }
}
