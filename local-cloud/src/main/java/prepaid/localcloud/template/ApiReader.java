package prepaid.localcloud.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The REST API with what the gateway answers by itself. */
final class ApiReader {
  /** What the template does not say about its own answers, API Gateway decides so. */
  private static final Map<String, Integer> USUAL_STATUS =
      Map.of(
          "MISSING_AUTHENTICATION_TOKEN", 403,
          "THROTTLED", 429,
          "REQUEST_TOO_LARGE", 413,
          "INTEGRATION_TIMEOUT", 504,
          "DEFAULT_5XX", 502);

  private final Map<String, Node> apis;

  ApiReader(Map<String, Node> apis) {
    this.apis = apis;
  }

  ApiSpec read(List<RouteSpec> routes) {
    if (apis.size() > 1) {
      throw new TemplateRefused("one API is run here, not " + apis.keySet());
    }
    Node api = apis.values().stream().findFirst().orElse(new Node("Api", Map.of()));
    Set<String> binary =
        api.texts("BinaryMediaTypes").stream()
            .map(type -> type.replace("~1", "/"))
            .collect(Collectors.toUnmodifiableSet());
    return new ApiSpec(api.text("StageName", "local"), routes, binary, answers(api));
  }

  private static Map<String, ApiSpec.GatewayAnswer> answers(Node api) {
    Map<String, ApiSpec.GatewayAnswer> answers = new LinkedHashMap<>();
    Node declared = api.child("GatewayResponses");
    for (String type : declared.members().keySet()) {
      if (!USUAL_STATUS.containsKey(type)) {
        throw new TemplateRefused("the gateway response " + type + " is not run here");
      }
    }
    USUAL_STATUS.forEach((type, status) -> answers.put(type, answer(declared.child(type), status)));
    return Map.copyOf(answers);
  }

  private static ApiSpec.GatewayAnswer answer(Node declared, int usual) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    Node own = declared.child("ResponseParameters").child("Headers");
    own.members().keySet().forEach(name -> headers.put(name, own.text(name).replace("'", "")));
    String body =
        declared.child("ResponseTemplates").text("application/json", "{\"message\":null}");
    return new ApiSpec.GatewayAnswer(declared.number("StatusCode", usual), body, headers);
  }
}
