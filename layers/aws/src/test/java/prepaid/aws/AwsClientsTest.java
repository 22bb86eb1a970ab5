package prepaid.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.Faults;
import prepaid.aws.fixture.WireServer;
import prepaid.aws.fixture.WireServer.Answer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;

class AwsClientsTest {
  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  private static void list(DynamoDbClient dynamo) {
    dynamo.listTables();
  }

  @Test
  void credentialsRegionAndSessionComeFromTheEnvironment() {
    server.answer(Answer.json(200, "{\"TableNames\":[]}"));
    list(server.clients().dynamo());

    var heard = server.heard().getFirst();
    String authorization = heard.header("authorization").orElseThrow();
    assertTrue(authorization.contains("Credential=AKIDOFATEST/"), authorization);
    assertTrue(authorization.contains("/af-south-1/dynamodb/"), authorization);
    assertEquals(Optional.of("session"), heard.header("x-amz-security-token"));
  }

  @Test
  void theServicesOwnEndpointComesBeforeTheGeneralOne() {
    try (WireServer own = new WireServer()) {
      own.answer(Answer.json(200, "{\"TableNames\":[]}"));
      Map<String, String> variables = new HashMap<>(server.environment().variables());
      variables.put("AWS_ENDPOINT_URL_DYNAMODB", own.environment().required("AWS_ENDPOINT_URL"));
      variables.remove("AWS_SESSION_TOKEN");
      list(AwsClients.of(new Environment(variables)).dynamo());

      assertEquals(1, own.heard().size());
      assertEquals(0, server.heard().size());
      assertEquals(Optional.empty(), own.heard().getFirst().header("x-amz-security-token"));
    }
  }

  @Test
  void anAccessKeyWithoutItsSecretIsNamed() {
    Environment environment = new Environment(Map.of("AWS_ACCESS_KEY_ID", "id"));
    AwsClients clients = AwsClients.of(environment);
    var missing = assertThrows(IllegalStateException.class, clients::dynamo);
    assertEquals("environment variable not set: AWS_SECRET_ACCESS_KEY", missing.getMessage());
  }

  @Test
  void dynamoIsTriedThreeTimesAndTextsAndInvocationsOnce() {
    Faults faults = new Faults();
    faults.always("ListTables", Fault.lostBefore());
    faults.always("Publish", Fault.lostBefore());
    faults.always("Invoke", Fault.lostBefore());
    AwsClients clients = new AwsClients(server.environment(), faults);
    DynamoDbClient dynamo = clients.dynamo();
    SnsClient sns = clients.sns();
    LambdaClient lambda = clients.lambda();

    assertThrows(SdkClientException.class, () -> list(dynamo));
    assertThrows(
        SdkClientException.class,
        () -> sns.publish(text -> text.phoneNumber("+27821234567").message("m")));
    assertThrows(SdkClientException.class, () -> lambda.invoke(one -> one.functionName("f")));
    assertEquals(3, faults.count("ListTables"));
    assertEquals(1, faults.count("Publish"));
    assertEquals(1, faults.count("Invoke"));
  }

  @Test
  void theStandardWaitsAreNested() {
    Waits waits = Waits.STANDARD;
    assertTrue(waits.connectMax().compareTo(waits.tryMax()) < 0);
    assertTrue(waits.tryMax().compareTo(waits.callMax()) < 0);
    assertTrue(waits.callMax().compareTo(waits.invocationMax()) < 0);
    assertTrue(waits.invocationMax().toSeconds() < 25);
  }
}
