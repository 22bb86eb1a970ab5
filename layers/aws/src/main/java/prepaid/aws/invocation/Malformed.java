package prepaid.aws.invocation;

import java.util.Optional;

/** JSON that is not of the shape that it must have. */
public final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final transient Optional<String> field;

  /**
   * @param problem a plain sentence, without the value
   */
  public Malformed(String problem, Optional<String> field) {
    super(problem);
    this.problem = problem;
    this.field = field;
  }

  public String problem() {
    return problem;
  }

  public Optional<String> field() {
    return field;
  }
}
