package prepaid.aws.invocation;

import java.util.Arrays;
import java.util.function.Function;

/** Enum constants by the names that they have in JSON. */
public final class Slugs {
  private Slugs() {}

  /**
   * @throws IllegalArgumentException when no constant has this slug
   */
  public static <E> E of(E[] values, Function<E, String> slug, String text) {
    return Arrays.stream(values)
        .filter(value -> slug.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown name"));
  }
}
