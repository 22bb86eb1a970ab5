package prepaid.localcloud.wire;

import java.net.URI;
import java.util.Map;
import prepaid.localcloud.template.Scope;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** SDK clients of the local cloud itself, which provisions and polls. */
public final class AwsClients implements AutoCloseable {
  private final Endpoints endpoints;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  public AwsClients(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** Where each service answers. */
  public record Endpoints(URI dynamodb, URI kms, URI sns) {

    /** All at one address, as LocalStack has them. */
    public static Endpoints at(URI one) {
      return new Endpoints(one, one, one);
    }

    /** The standard variables by which SDK clients find them. */
    public Map<String, String> variables() {
      return Map.of(
          "AWS_ENDPOINT_URL_DYNAMODB", dynamodb.toString(),
          "AWS_ENDPOINT_URL_KMS", kms.toString(),
          "AWS_ENDPOINT_URL_SNS", sns.toString());
    }
  }

  public DynamoDbClient dynamodb() {
    return configure(DynamoDbClient.builder(), endpoints.dynamodb()).build();
  }

  public DynamoDbStreamsClient streams() {
    return configure(DynamoDbStreamsClient.builder(), endpoints.dynamodb()).build();
  }

  public KmsClient kms() {
    return configure(KmsClient.builder(), endpoints.kms()).build();
  }

  public SnsClient sns() {
    return configure(SnsClient.builder(), endpoints.sns()).build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(
      B builder, URI endpoint) {
    return builder
        .httpClient(http)
        .endpointOverride(endpoint)
        .region(Region.of(Scope.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(Caller.CLOUD, Caller.SECRET_ACCESS_KEY)));
  }

  @Override
  public void close() {
    http.close();
  }
}
