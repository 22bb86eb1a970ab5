package prepaid.http;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A field of a body that was read, or was refused. Its value is there to be taken in {@link
 * Fields#finish}, which runs only when nothing was refused.
 */
public final class Field<T> {
  private final @Nullable T value;

  private Field(@Nullable T value) {
    this.value = value;
  }

  static <T> Field<T> of(T value) {
    return new Field<>(value);
  }

  static <T> Field<T> refused() {
    return new Field<>(null);
  }

  /** A value of several fields; refused when one of them is. */
  public static <T> Field<T> all(List<? extends Field<?>> parts, Supplier<T> value) {
    return parts.stream().anyMatch(Field::isRefused) ? refused() : of(value.get());
  }

  public boolean isRefused() {
    return value == null;
  }

  /**
   * @throws IllegalStateException when the field was refused
   */
  public T get() {
    if (value == null) {
      throw new IllegalStateException("a refused field has no value: take it in finish");
    }
    return value;
  }
}
