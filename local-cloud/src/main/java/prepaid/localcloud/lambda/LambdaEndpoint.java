package prepaid.localcloud.lambda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import prepaid.localcloud.iam.Policies;
import prepaid.localcloud.template.FunctionSpec;
import prepaid.localcloud.wire.Caller;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** Lambda's Invoke: a caller reaches the aliases that its policies name, and no others. */
public final class LambdaEndpoint {
  private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  private final Functions functions;
  private final Policies policies;

  public LambdaEndpoint(Functions functions, Policies policies) {
    this.functions = functions;
    this.policies = policies;
  }

  public WireResponse answer(WireRequest request) {
    Matcher path = PATH.matcher(request.rawPath());
    if (!path.matches() || !request.method().equals("POST")) {
      return error(404, "UnknownOperationException", "only Invoke is served here");
    }
    if (!request
        .header("X-Amz-Invocation-Type")
        .orElse("RequestResponse")
        .equals("RequestResponse")) {
      return error(400, "InvalidParameterValueException", "only RequestResponse is served here");
    }
    String named = URLDecoder.decode(Objects.requireNonNull(path.group(1)), StandardCharsets.UTF_8);
    String qualified = named.startsWith("arn:") ? named.replaceFirst(".*:function:", "") : named;
    int colon = qualified.indexOf(':');
    String name = colon < 0 ? qualified : qualified.substring(0, colon);
    String alias =
        colon < 0
            ? request.queryValue("Qualifier").orElse("$LATEST")
            : qualified.substring(colon + 1);
    return invoke(request, name, alias);
  }

  private WireResponse invoke(WireRequest request, String name, String alias) {
    Optional<FunctionSpec> function = functions.named(name);
    String arn = function.map(FunctionSpec::arn).orElse("arn:aws:lambda:::function:" + name);
    String caller = Caller.accessKeyId(request).orElse("");
    String resource = alias.equals("$LATEST") ? arn : arn + ":" + alias;
    Optional<String> refusal =
        policies.refusal(new Policies.Call(caller, "lambda:InvokeFunction", resource, Map.of()));
    if (refusal.isPresent()) {
      return error(403, "AccessDeniedException", refusal.get());
    }
    if (function.isEmpty() || !function.get().aliases().contains(alias)) {
      return error(404, "ResourceNotFoundException", "Function not found: " + resource);
    }
    Invocation invocation = functions.invoke(function.get(), alias, request.body());
    WireResponse answer = WireResponse.of(200, "application/json", invocation.payload());
    return invocation.failed()
        ? answer.with("X-Amz-Function-Error", invocation.functionError())
        : answer.with("X-Amz-Executed-Version", "1");
  }

  private static WireResponse error(int status, String type, String message) {
    return WireResponse.json(status, Map.of("Type", "User", "Message", message))
        .with("x-amzn-ErrorType", type)
        .with("x-amzn-RequestId", "local-" + type);
  }
}
