package prepaid.localcloud.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.localcloud.sns.Carrier;

/** Whatever the template says is run, knowingly ignored, or refused. */
class TemplateReaderTest {
  /** In YAML's flow style, so that a case can put something in by replacing a text. */
  private static final String FLOW =
      """
      {Resources: {Table: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PAY_PER_REQUEST,
        AttributeDefinitions: [{AttributeName: k, AttributeType: S}],
        KeySchema: [{AttributeName: k, KeyType: HASH}]}}}}
      """;

  private static final Stack.PhysicalIds NONE = new Stack.PhysicalIds(Map.of(), Map.of());

  private static Stack stack(String template) {
    return TemplateReader.parse(template, Map.of()).stack(NONE);
  }

  private static String refusal(String template) {
    return String.valueOf(assertThrows(TemplateRefused.class, () -> stack(template)).getMessage());
  }

  static Path template() {
    return Path.of(System.getProperty("house.root", ".."), "template.yaml");
  }

  private static Stack deployed() {
    Map<String, String> parameters =
        Map.of(
            "Environment", "local",
            "SandboxPaymentsUrl", "http://localhost:1",
            "SandboxPaymentsSecret", "0123456789abcdef",
            "OperatorIssuer", "http://localhost:2",
            "OperatorJwksUrl", "http://localhost:2/keys");
    TemplateReader reader = TemplateReader.read(template(), parameters);
    Map<String, String> keyIds =
        Map.of(
            "ComponentKey",
            "key-one",
            "VendingKeyKey",
            "key-two",
            "CardKeyKey",
            "key-card",
            "CheckpointKey",
            "key-three");
    return reader.stack(
        new Stack.PhysicalIds(
            keyIds,
            Map.of(
                "AlarmTopic", Stack.arn("sns", "alarms"),
                "InboundTexts", Stack.arn("sns", "texts"))));
  }

  @Test
  void aTableIsRead() {
    TableSpec table = stack(FLOW).table("Table");
    assertEquals("prepaid-local-Table", table.name());
    assertEquals(List.of("k"), table.keys());
    assertEquals(Optional.empty(), table.streamView());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS::DynamoDB::Table|AWS::SQS::Queue|Table: type AWS::SQS::Queue",
        "AttributeType: S|AttributeType: !Base64 S|Fn::Base64",
        "AttributeType: S|AttributeType: !Ref Nobody|Nobody",
        "Resources:|Mappings: {}, Resources:|Mappings",
        "Type: AWS|CreationPolicy: {}, Type: AWS|Table: attribute CreationPolicy",
        "BillingMode: PAY|MadeUp: 1, BillingMode: PAY|Table: property MadeUp",
        "KeyType: HASH|KeyType: HASH, More: 1|Table: property KeySchema.More"
      })
  void whatIsUnknownIsRefusedByName(String known, String unknown, String named) {
    String broken = FLOW.replace(known, unknown);
    assertNotEquals(FLOW, broken);
    assertTrue(refusal(broken).contains(named), broken);
  }

  @Test
  void aPropertyTwiceOrAParameterUnknownIsRefused() {
    assertThrows(TemplateRefused.class, () -> stack("{a: 1, a: 2}"));
    assertThrows(TemplateRefused.class, () -> TemplateReader.parse(FLOW, Map.of("No", "1")));
  }

  @Test
  void theDeploymentHasItsFunctionsWithTheirAliases() {
    Stack stack = deployed();
    FunctionSpec secure = stack.function("TokenGenerationFunction");
    assertEquals(
        Set.of("web", "office", "upkeep", "partner", "card", "audit", "sms", "reserve"),
        secure.aliases());
    assertEquals(10, secure.timeoutSeconds());
    assertEquals(25, stack.function("WebVendFunction").timeoutSeconds());
    assertEquals("local", secure.environment().get("ENVIRONMENT"));
    assertEquals("key-two", secure.environment().get("VENDING_KEY_ID"));
    assertEquals(
        secure.name() + ":upkeep",
        stack.function("UpkeepFunction").environment().get("TOKEN_GENERATION_ALIAS"));
    assertEquals(declared("AWS::DynamoDB::Table"), stack.tables().size());
    assertEquals(declared("Api"), stack.api().routes().size());
    assertEquals(404, gatewayStatus(stack, "MISSING_AUTHENTICATION_TOKEN"));
  }

  /** Counts the deployment's lines of a type, so that what the reader dropped in silence shows. */
  private static long declared(String type) {
    try (Stream<String> lines = Files.lines(template())) {
      return lines.filter(line -> line.strip().equals("Type: " + type)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int gatewayStatus(Stack stack, String type) {
    ApiSpec.GatewayAnswer answer = stack.api().gatewayAnswers().get(type);
    return answer == null ? 0 : answer.status();
  }

  @Test
  void theDeploymentsStreamAndScheduleAreRead() {
    Stack stack = deployed();
    MappingSpec mapping = stack.mappings().getFirst();
    assertEquals("VendsTable", mapping.tableLogicalId());
    assertEquals("DeliveryFunction", mapping.functionLogicalId());
    assertTrue(mapping.reportsItemFailures() && mapping.bisect());
    List<ScheduleSpec> schedules = stack.schedules();
    assertEquals(
        List.of(
            "ImportFunctionImports",
            "CampaignFunctionCampaigns",
            "UpkeepFunctionEveryMinute",
            "UpkeepFunctionCheckpoints",
            "UpkeepFunctionKeys"),
        schedules.stream().map(ScheduleSpec::logicalId).toList());
    assertEquals(60, schedules.get(2).rate().toSeconds());
    assertEquals(Optional.of("{\"task\": \"checkpoint\"}"), schedules.get(3).input());
    assertEquals(Optional.of("{\"task\": \"keys\"}"), schedules.getLast().input());
  }

  @Test
  void theTopicOfTextsInvokesItsFunctionAndIsTriedAgain() {
    SubscriptionSpec texts = deployed().subscriptions().getFirst();
    assertEquals("SmsVendFunction", texts.functionLogicalId());
    assertEquals(2, texts.retriesMax());
    assertNotEquals(texts.source(), texts.onFailureTopic());
    FunctionSpec function = deployed().function("SmsVendFunction");
    assertEquals(texts.source(), function.environment().get("INBOUND_TEXTS_TOPIC"));
  }

  @Test
  void theLogsOfSnsInvokeDelivery() {
    List<SubscriptionSpec> logs = deployed().logs();
    assertEquals(
        List.of(Carrier.LOG, Carrier.LOG + "/Failure"),
        logs.stream().map(SubscriptionSpec::source).toList());
    for (SubscriptionSpec log : logs) {
      assertEquals("DeliveryFunction", log.functionLogicalId());
      assertEquals(Stack.arn("sns", "alarms"), log.onFailureTopic());
    }
  }

  @Test
  void onlyTheSecureModuleMayUnwrapVendingKeysOrWriteVends() {
    for (FunctionSpec function : deployed().functions()) {
      boolean secure = function.logicalId().equals("TokenGenerationFunction");
      String said = function.statements().toString();
      // scratch-cards makes PINs for the printer; it opens card keys, and nothing else.
      boolean prints = function.logicalId().equals("ScratchCardsFunction");
      assertEquals(secure || prints, said.contains("kms:Decrypt"), function.logicalId());
      assertEquals(secure, said.contains("vending-key"), function.logicalId());
      boolean upkeep = function.logicalId().equals("UpkeepFunction");
      assertEquals(upkeep, said.contains("kms:Sign"), function.logicalId());
      boolean writesVends =
          function.statements().stream()
              .filter(one -> one.actions().contains("dynamodb:PutItem"))
              .anyMatch(one -> one.resources().toString().contains("VendsTable"));
      assertEquals(secure, writesVends, function.logicalId());
      assertTrue(
          function.statements().stream()
              .flatMap(one -> one.actions().stream())
              .noneMatch(action -> action.contains("*")));
    }
  }
}
