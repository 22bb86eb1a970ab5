package prepaid.localcloud.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who signed a request: the access key id in its SigV4 header. Each function has its own. */
public final class Caller {
  /** Every access key id of this machine's cloud starts so; DynamoDB Local allows no dashes. */
  public static final String LOCAL_PREFIX = "LOCAL";

  /** The access key id of the local cloud itself, which provisions and polls. */
  public static final String CLOUD = LOCAL_PREFIX + "CLOUD";

  /** Not a secret: it signs calls to loopback only. */
  public static final String SECRET_ACCESS_KEY = "local-and-worthless";

  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([A-Za-z0-9]+)/");

  private Caller() {}

  /** The access key id in an {@code Authorization} header. */
  public static Optional<String> accessKeyId(WireRequest request) {
    return request.header("Authorization").flatMap(Caller::accessKeyId);
  }

  /** The access key id in the value of an {@code Authorization} header. */
  public static Optional<String> accessKeyId(String authorization) {
    Matcher matcher = CREDENTIAL.matcher(authorization);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The access key id of the function with this logical id. */
  public static String ofFunction(String logicalId) {
    return LOCAL_PREFIX + logicalId;
  }
}
