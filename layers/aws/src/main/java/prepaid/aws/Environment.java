package prepaid.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Two names of the same kind of thing: the next one, while there is one, and the present one. */
  public List<String> newestFirst(String next, String present) {
    return Stream.concat(find(next).stream(), Stream.of(required(present))).distinct().toList();
  }

  /** Names only: values may be secrets. */
  @Override
  public String toString() {
    return "Environment" + variables.keySet().stream().sorted().toList();
  }
}
