package prepaid.localcloud.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What names mean while the template is resolved: parameters, pseudo parameters, resources. */
public final class Scope {
  public static final String REGION = "eu-west-1";
  public static final String ACCOUNT = "000000000000";
  public static final String STACK = "prepaid-local";

  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Boolean> conditions = new HashMap<>();

  public Scope(Map<String, Object> parameters) {
    values.put("AWS::Region", REGION);
    values.put("AWS::AccountId", ACCOUNT);
    values.put("AWS::StackName", STACK);
    values.put("AWS::Partition", "aws");
    values.put("AWS::URLSuffix", "amazonaws.com");
    values.putAll(parameters);
  }

  /** The value of {@code Ref} to {@code name}, or of an attribute written {@code Resource.Name}. */
  Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  void define(String name, Object value) {
    values.put(name, value);
  }

  void condition(String name, boolean holds) {
    conditions.put(name, holds);
  }

  boolean condition(String name) {
    Boolean holds = conditions.get(name);
    if (holds == null) {
      throw new TemplateRefused("there is no condition " + name);
    }
    return holds;
  }
}
