package prepaid.localcloud.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.lambda.Functions;
import prepaid.localcloud.lambda.Invocation;
import prepaid.localcloud.template.ApiSpec;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** The REST API of the template: finds the route, asks its function, hands its answer on. */
public final class ApiGateway {
  private static final System.Logger LOG = System.getLogger(ApiGateway.class.getName());

  private final ApiSpec api;
  private final Routes routes;
  private final Functions functions;

  public ApiGateway(ApiSpec api, Functions functions) {
    this.api = api;
    this.routes = new Routes(api.routes());
    this.functions = functions;
  }

  public WireResponse answer(WireRequest request) {
    Optional<Routes.Match> match = routes.match(request.method(), request.rawPath());
    if (match.isEmpty()) {
      return own("MISSING_AUTHENTICATION_TOKEN");
    }
    byte[] event = new ProxyEvent(api.stage(), api.binaryMediaTypes()).of(request, match.get());
    Invocation invocation = functions.event(match.get().route().functionLogicalId(), event);
    if (invocation.failed()) {
      LOG.log(System.Logger.Level.ERROR, new String(invocation.payload(), StandardCharsets.UTF_8));
      return own("DEFAULT_5XX");
    }
    return ProxyAnswer.of(invocation.payload()).orElseGet(() -> own("DEFAULT_5XX"));
  }

  private WireResponse own(String type) {
    ApiSpec.GatewayAnswer answer = api.gatewayAnswers().get(type);
    if (answer == null) {
      throw new IllegalStateException("no gateway answer " + type);
    }
    WireResponse response = WireResponse.text(answer.status(), "application/json", answer.body());
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response.with("Cache-Control", "no-store");
  }
}
