package prepaid.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Builds the clients of the four AWS services, with an end to every wait.
 *
 * <p>Endpoint, region and credentials come from the environment's standard variables, so that the
 * same code reaches AWS, an emulator or the local cloud. Every conditional write carries a client
 * request token, which makes the SDK's own retries, and those of {@code HttpURLConnection} on a
 * stale connection, safe.
 *
 * @param waits how long a call may take
 * @param around what stands between a client and its network; tests count and break calls here
 */
public record AwsClients(
    Environment environment, Waits waits, UnaryOperator<SdkHttpClient> around) {
  /** Pauses between tries, jittered: short, because someone waits for the answer. */
  private static final Duration PAUSE = Duration.ofMillis(25);

  private static final Duration PAUSE_MAX = Duration.ofMillis(500);

  /** A text that is sent twice annoys, and costs: what fails is tried again a minute later. */
  static final int TEXT_TRIES_MAX = 1;

  /** What an invocation did is looked up by its reference, never guessed by invoking again. */
  static final int INVOCATION_TRIES_MAX = 1;

  public static AwsClients of(Environment environment) {
    return new AwsClients(environment, UnaryOperator.identity());
  }

  public AwsClients(Environment environment, UnaryOperator<SdkHttpClient> around) {
    this(environment, Waits.STANDARD, around);
  }

  public DynamoDbClient dynamo() {
    Patience patience = new Patience(waits.tryMax(), waits.callMax(), Limits.AWS_TRIES_MAX);
    return configured(DynamoDbClient.builder(), "DYNAMODB", patience).build();
  }

  public KmsClient kms() {
    Patience patience = new Patience(waits.tryMax(), waits.callMax(), Limits.AWS_TRIES_MAX);
    return configured(KmsClient.builder(), "KMS", patience).build();
  }

  public SnsClient sns() {
    Patience patience = new Patience(waits.callMax(), waits.callMax(), TEXT_TRIES_MAX);
    return configured(SnsClient.builder(), "SNS", patience).build();
  }

  public LambdaClient lambda() {
    Duration wait = waits.invocationMax();
    Patience patience = new Patience(wait, wait, INVOCATION_TRIES_MAX);
    return configured(LambdaClient.builder(), "LAMBDA", patience).build();
  }

  private record Patience(Duration tryMax, Duration callMax, int triesMax) {}

  private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configured(
      B builder, String service, Patience patience) {
    builder.httpClient(around.apply(http(patience.tryMax())));
    builder.overrideConfiguration(
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(patience.tryMax())
            .apiCallTimeout(patience.callMax())
            .retryStrategy(retries(patience.triesMax()))
            .build());
    environment.find("AWS_REGION").map(Region::of).ifPresent(builder::region);
    endpoint(service).ifPresent(builder::endpointOverride);
    credentials().map(StaticCredentialsProvider::create).ifPresent(builder::credentialsProvider);
    return builder;
  }

  private SdkHttpClient http(Duration answerMax) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(waits.connectMax())
        .socketTimeout(answerMax)
        .build();
  }

  private static RetryStrategy retries(int triesMax) {
    BackoffStrategy pauses = BackoffStrategy.exponentialDelay(PAUSE, PAUSE_MAX);
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(triesMax)
        .backoffStrategy(pauses)
        .throttlingBackoffStrategy(pauses)
        .build();
  }

  private Optional<URI> endpoint(String service) {
    return environment
        .find("AWS_ENDPOINT_URL_" + service)
        .or(() -> environment.find("AWS_ENDPOINT_URL"))
        .map(URI::create);
  }

  /** Those of the map, when there are any: the local cloud gives each function its own. */
  private Optional<AwsCredentials> credentials() {
    return environment
        .find("AWS_ACCESS_KEY_ID")
        .map(id -> {
          String secret = environment.required("AWS_SECRET_ACCESS_KEY");
          return environment
              .find("AWS_SESSION_TOKEN")
              .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
              .orElseGet(() -> AwsBasicCredentials.create(id, secret));
        });
  }
}
