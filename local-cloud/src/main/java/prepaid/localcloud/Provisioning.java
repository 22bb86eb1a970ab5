package prepaid.localcloud;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import prepaid.localcloud.dynamodb.Tables;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.wire.AwsClients;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Creates what the template declares, wherever the endpoints are; what is there already stays. */
final class Provisioning {
  private final AwsClients clients;

  Provisioning(AwsClients clients) {
    this.clients = clients;
  }

  Stack.PhysicalIds foundations(Stack.Foundations foundations) {
    Map<String, String> keyIds = new LinkedHashMap<>();
    Map<String, String> topicArns = new LinkedHashMap<>();
    try (KmsClient kms = clients.kms();
        SnsClient sns = clients.sns()) {
      Map<String, String> aliases = aliases(kms);
      for (Stack.KeySpec key : foundations.keys()) {
        String known = aliases.get(key.aliasName());
        keyIds.put(key.logicalId(), known == null ? create(kms, key) : known);
      }
      for (Stack.TopicSpec topic : foundations.topics()) {
        String arn = sns.createTopic(request -> request.name(topic.name())).topicArn();
        topicArns.put(topic.logicalId(), arn);
      }
    }
    return new Stack.PhysicalIds(keyIds, topicArns);
  }

  /** Creates the tables; answers the ARNs of their streams by logical id. */
  Map<String, String> tables(Stack stack) {
    Map<String, String> streams = new LinkedHashMap<>();
    try (DynamoDbClient dynamo = clients.dynamodb()) {
      Tables tables = new Tables(dynamo);
      stack
          .tables()
          .forEach(table -> {
            tables.create(table);
            if (table.streamView().isPresent()) {
              tables.streamArn(table).ifPresent(arn -> streams.put(table.logicalId(), arn));
            }
          });
    }
    return streams;
  }

  private static Map<String, String> aliases(KmsClient kms) {
    Map<String, String> aliases = new HashMap<>();
    kms.listAliasesPaginator()
        .aliases()
        .forEach(alias -> {
          if (alias.targetKeyId() != null) {
            aliases.put(alias.aliasName(), alias.targetKeyId());
          }
        });
    return aliases;
  }

  private static String create(KmsClient kms, Stack.KeySpec key) {
    String keyId =
        kms.createKey(request ->
                request.description(key.description()).keySpec(key.spec()).keyUsage(key.usage()))
            .keyMetadata()
            .keyId();
    kms.createAlias(request -> request.aliasName(key.aliasName()).targetKeyId(keyId));
    return keyId;
  }
}
