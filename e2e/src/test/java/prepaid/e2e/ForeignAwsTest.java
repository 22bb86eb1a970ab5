package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
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

  @Test
  void anEmulatorAtOneAddressServesTheWholeStory() {
    try (LoopbackAws elsewhere =
        LoopbackAws.start(DataDirectory.inMemory(), RunningSystem.options().clock())) {
      sell(elsewhere.uri());
    }
  }

  @Test
  void localStackServesTheWholeStory() {
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    skipLoudly(docker, "no Docker runs here");
    try (GenericContainer<?> localStack = new GenericContainer<>(LOCALSTACK)) {
      localStack
          .withExposedPorts(EDGE_PORT)
          .withEnv("SERVICES", "dynamodb,dynamodbstreams,kms,sns")
          .waitingFor(
              Wait.forHttp("/_localstack/health").withStartupTimeout(Duration.ofMinutes(2)));
      skipLoudly(started(localStack), "the image " + LOCALSTACK + " cannot be had or started");
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

  /** A skipped test must not look like a passed one. */
  private static void skipLoudly(boolean possible, String why) {
    String words = "SKIPPED: the system on LocalStack was not tested, because " + why + ".";
    if (!possible) {
      System.getLogger(ForeignAwsTest.class.getName()).log(System.Logger.Level.WARNING, words);
    }
    assumeTrue(possible, words);
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
