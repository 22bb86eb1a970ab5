package prepaid.localcloud.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The REST API: its routes and what the gateway itself answers. */
public record ApiSpec(
    String stage,
    List<RouteSpec> routes,
    Set<String> binaryMediaTypes,
    Map<String, GatewayAnswer> gatewayAnswers) {

  /** An answer that the gateway gives without asking a function. */
  public record GatewayAnswer(int status, String body, Map<String, String> headers) {}
}
