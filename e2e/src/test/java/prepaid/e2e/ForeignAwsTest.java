package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import prepaid.e2e.Http.Reply;
import prepaid.localcloud.LoopbackAws;
import prepaid.localcloud.wire.DataDirectory;

/**
 * The system with DynamoDB, KMS and SNS from another address, as {@code --aws-endpoint} takes it.
 */
class ForeignAwsTest {
  /** The last one that needs no account, as in compose.yaml. */
  private static final DockerImageName LOCALSTACK =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private static final int EDGE_PORT = 4566;
  private static final String SUBJECT = "the system on LocalStack";

  @Test
  void anEmulatorAtOneAddressServesTheWholeStory() {
    try (LoopbackAws elsewhere =
        LoopbackAws.start(DataDirectory.inMemory(), RunningSystem.options().clock())) {
      sell(elsewhere.uri());
    }
  }

  @Test
  void localStackServesTheWholeStory() {
    Docker.requireImage(LOCALSTACK.asCanonicalNameString(), SUBJECT);
    try (GenericContainer<?> localStack = new GenericContainer<>(LOCALSTACK)) {
      localStack
          .withExposedPorts(EDGE_PORT)
          .withEnv("SERVICES", "dynamodb,dynamodbstreams,kms,sns")
          .waitingFor(
              Wait.forHttp("/_localstack/health").withStartupTimeout(Duration.ofMinutes(2)));
      Docker.skipLoudly(
          started(localStack), SUBJECT, "the image " + LOCALSTACK + " does not start");
      sell(
          URI.create("http://" + localStack.getHost() + ":" + localStack.getMappedPort(EDGE_PORT)));
    }
  }

  private static boolean started(GenericContainer<?> container) {
    try {
      container.start();
      return true;
    } catch (ContainerLaunchException | IllegalStateException notToBeHad) {
      return false;
    }
  }

  private static void sell(URI awsEndpoint) {
    try (RunningSystem system =
        RunningSystem.start(RunningSystem.options().withAwsEndpoint(awsEndpoint))) {
      String meter = RunningSystem.meter("flat", "ZAR");
      Reply order = system.order(meter, "100.00", Optional.of("+27820000009"));
      RunningSystem.pay(order);
      Reply vended = system.awaitStatus(order, "vended");
      assertEquals("Accept", system.enter(meter, RunningSystem.token(vended)));
    }
  }
}
