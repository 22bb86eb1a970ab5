package prepaid.localcloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.localcloud.wire.Json;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Does what the path says with AWS and answers how it went, with the event it got. */
public final class FrontHandler implements RequestStreamHandler {
  private final Map<String, String> environment;

  public FrontHandler(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Object> event = Json.object(in.readAllBytes());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("outcome", outcome(Json.string(event, "path")));
    body.put("event", event);
    body.put("invokedArn", context.getInvokedFunctionArn());
    body.put("environment", environment.get("ENVIRONMENT"));
    out.write(
        Json.bytes(
            Map.of(
                "statusCode",
                200,
                "headers",
                Map.of("X-Single", "one"),
                "multiValueHeaders",
                Map.of("X-Many", List.of("a", "b")),
                "body",
                Json.text(body),
                "isBase64Encoded",
                false)));
  }

  private String outcome(String path) {
    try {
      return perform(path.split("/", -1));
    } catch (AwsServiceException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private String perform(String[] path) {
    String action = path.length > 2 ? path[2] : "";
    String argument = path.length > 3 ? path[3] : "";
    switch (action) {
      case "put" -> dynamo().putItem(put -> put.tableName(env("ROWS_TABLE")).item(row(argument)));
      case "get" -> dynamo().getItem(get -> get.tableName(env("ROWS_TABLE")).key(row(argument)));
      case "encrypt" ->
          kms()
              .encrypt(call ->
                  call.keyId(env("KEY_ID"))
                      .plaintext(SdkBytes.fromUtf8String("secret"))
                      .encryptionContext(Map.of("purpose", argument)));
      case "text" -> sns().publish(publish -> publish.phoneNumber(argument).message("hello"));
      case "topic" -> sns().publish(publish -> publish.topicArn(argument).message("hello"));
      case "invoke" -> {
        String name = argument.isEmpty() ? env("BACK_ALIAS") : argument;
        var answer =
            lambda()
                .invoke(call ->
                    call.functionName(name)
                        .payload(
                            SdkBytes.fromUtf8String(
                                "{\"do\":\"" + (path.length > 4 ? path[4] : "") + "\"}")));
        return answer.functionError() + " " + answer.payload().asUtf8String();
      }
      case "fail" -> throw new IllegalArgumentException("as asked");
      default -> {
        return "nothing";
      }
    }
    return "done";
  }

  private String env(String name) {
    return environment.getOrDefault(name, "");
  }

  private static Map<String, AttributeValue> row(String key) {
    return Map.of("k", AttributeValue.fromS(key));
  }

  private DynamoDbClient dynamo() {
    return configure(DynamoDbClient.builder(), "DYNAMODB").build();
  }

  private KmsClient kms() {
    return configure(KmsClient.builder(), "KMS").build();
  }

  private SnsClient sns() {
    return configure(SnsClient.builder(), "SNS").build();
  }

  private LambdaClient lambda() {
    return configure(LambdaClient.builder(), "LAMBDA").build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(
      B builder, String service) {
    return builder
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(URI.create(env("AWS_ENDPOINT_URL_" + service)))
        .region(Region.of(env("AWS_REGION")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    env("AWS_ACCESS_KEY_ID"), env("AWS_SECRET_ACCESS_KEY"))));
  }
}
