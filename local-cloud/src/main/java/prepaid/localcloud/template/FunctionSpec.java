package prepaid.localcloud.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import prepaid.localcloud.iam.Statement;

/**
 * A function of the template.
 *
 * @param alias where API, stream and schedule events go
 * @param aliases every alias by which it may be invoked
 * @param environment the template's variables, resolved
 */
public record FunctionSpec(
    String logicalId,
    String name,
    String handler,
    int timeoutSeconds,
    int memoryMegabytes,
    String alias,
    Set<String> aliases,
    Map<String, String> environment,
    List<Statement> statements) {

  public String arn() {
    return Stack.arn("lambda", "function:" + name);
  }
}
