package prepaid.localcloud.dynamodb;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
  private static final String ENGINE_TABLE =
      "{\"TableName\":\"load-engine\",\"BillingMode\":\"PAY_PER_REQUEST\","
          + "\"AttributeDefinitions\":[{\"AttributeName\":\"k\",\"AttributeType\":\"S\"}],"
          + "\"KeySchema\":[{\"AttributeName\":\"k\",\"KeyType\":\"HASH\"}]}";

  private static final String ANYONE =
      "AWS4-HMAC-SHA256 Credential=engine/20260101/eu-west-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  private static boolean engineLoaded;

  private final Server server;
  private final LocalDynamoDBRequestHandler database;
  private final PolicyGuard guard;

  private EmbeddedDynamo(Server server, LocalDynamoDBRequestHandler database, PolicyGuard guard) {
    this.server = server;
    this.database = database;
    this.guard = guard;
  }

  /**
   * In memory, or in a file under {@code data}. One at a time: two that load the database's engine
   * at once into one JVM both answer every CreateTable with status 500 ever after.
   */
  public static synchronized EmbeddedDynamo start(Optional<Path> data) {
    try {
      LocalDynamoDBRequestHandler database = database(data);
      PolicyGuard guard = new PolicyGuard(database);
      Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.setHandler(new ContextHandler(guard, "/"));
      server.start();
      EmbeddedDynamo started = new EmbeddedDynamo(server, database, guard);
      started.loadEngine();
      return started;
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  /** Makes and removes a table, whereupon all that loads lazily is loaded. */
  private void loadEngine() throws IOException {
    if (!engineLoaded) {
      call("CreateTable", ENGINE_TABLE);
      call("DeleteTable", "{\"TableName\":\"load-engine\"}");
      engineLoaded = true;
    }
  }

  private void call(String operation, String body) throws IOException {
    HttpURLConnection call = (HttpURLConnection) uri().toURL().openConnection();
    call.setRequestMethod("POST");
    call.setDoOutput(true);
    call.setRequestProperty("X-Amz-Target", "DynamoDB_20120810." + operation);
    call.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
    call.setRequestProperty("Authorization", ANYONE);
    call.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    if (call.getResponseCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
      throw new IOException(operation + " was answered " + call.getResponseCode());
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
