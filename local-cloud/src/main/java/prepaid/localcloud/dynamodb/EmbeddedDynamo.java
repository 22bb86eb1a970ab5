package prepaid.localcloud.dynamodb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import prepaid.localcloud.iam.Policies;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * DynamoDB Local in this process, on loopback. It leaves threads behind that keep a JVM alive, so
 * whoever started it as a program exits explicitly.
 */
public final class EmbeddedDynamo implements AutoCloseable {
  private final Server server;
  private final LocalDynamoDBRequestHandler database;
  private final PolicyGuard guard;

  private EmbeddedDynamo(Server server, LocalDynamoDBRequestHandler database, PolicyGuard guard) {
    this.server = server;
    this.database = database;
    this.guard = guard;
  }

  /** In memory, or in a file under {@code data}. */
  public static EmbeddedDynamo start(Optional<Path> data) {
    try {
      LocalDynamoDBRequestHandler database = database(data);
      PolicyGuard guard = new PolicyGuard(database);
      Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.setHandler(new ContextHandler(guard, "/"));
      server.start();
      return new EmbeddedDynamo(server, database, guard);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  private static LocalDynamoDBRequestHandler database(Optional<Path> data) throws IOException {
    if (data.isPresent()) {
      Files.createDirectories(data.get());
    }
    String directory = data.map(Path::toString).orElse(null);
    // One database for all access keys: they tell the functions apart, not their tables.
    return new LocalDynamoDBRequestHandler(0, data.isEmpty(), directory, true, false);
  }

  /** From now on each caller is held to its policies. */
  public void guardedBy(Policies policies) {
    guard.policies(policies);
  }

  public URI uri() {
    return URI.create(
        "http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    } finally {
      database.shutdown();
    }
  }
}
