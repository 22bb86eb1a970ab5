package prepaid.localcloud.template;

import java.util.List;
import java.util.Map;

/** The whole template, resolved for this machine: what is to be created and run. */
public record Stack(
    List<TableSpec> tables,
    List<FunctionSpec> functions,
    ApiSpec api,
    List<MappingSpec> mappings,
    List<ScheduleSpec> schedules,
    List<SubscriptionSpec> subscriptions,
    List<SubscriptionSpec> logs) {

  /** What must exist before the rest can be resolved, because AWS chooses its name. */
  public record Foundations(List<KeySpec> keys, List<TopicSpec> topics) {}

  /** A KMS key with the alias by which it is found again; spec and usage by the names of KMS. */
  public record KeySpec(
      String logicalId, String description, String aliasName, String spec, String usage) {}

  /** An SNS topic. */
  public record TopicSpec(String logicalId, String name) {}

  /** Physical ids by logical id: key ids, topic ARNs. */
  public record PhysicalIds(Map<String, String> keyIds, Map<String, String> topicArns) {}

  public static String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, Scope.REGION, Scope.ACCOUNT, resource);
  }

  public FunctionSpec function(String logicalId) {
    return functions.stream()
        .filter(function -> function.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new TemplateRefused("there is no function " + logicalId));
  }

  public TableSpec table(String logicalId) {
    return tables.stream()
        .filter(table -> table.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new TemplateRefused("there is no table " + logicalId));
  }
}
