package prepaid.aws;

import java.util.Map;
import java.util.Optional;

/** The environment variables of a function. */
public record Environment(Map<String, String> variables) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The value of a variable; an empty one counts as absent. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * The value of a variable that the function cannot do without.
   *
   * @throws IllegalStateException naming the variable, when it is absent or empty
   */
  public String required(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("environment variable not set: " + name));
  }

  /** Names only: values may be secrets. */
  @Override
  public String toString() {
    return "Environment" + variables.keySet().stream().sorted().toList();
  }
}
