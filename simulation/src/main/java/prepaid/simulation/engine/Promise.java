package prepaid.simulation.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that another process will give, or never. */
public final class Promise<T> {
  private Optional<T> answer = Optional.empty();
  @Nullable Process waiting;

  /** The answer, once it is there. */
  public Optional<T> answer() {
    return answer;
  }

  void set(T value) {
    if (answer.isEmpty()) {
      answer = Optional.of(value);
    }
  }
}
