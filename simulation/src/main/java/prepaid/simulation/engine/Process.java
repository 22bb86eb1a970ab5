package prepaid.simulation.engine;

import org.jspecify.annotations.Nullable;

/** One thing that happens in the world: an invocation of a function, or a person at a shop. */
public final class Process {
  private final String kind;
  private final long deadlineMicros;
  @Nullable Thread thread;
  Scheduler.@Nullable Event wake;
  boolean dead;
  boolean finished;

  Process(String kind, long deadlineMicros) {
    this.kind = kind;
    this.deadlineMicros = deadlineMicros;
  }

  /** What it is, such as {@code web-vend:order}: the first part of its call sites. */
  public String kind() {
    return kind;
  }

  /** When it is ended, whatever it does: a function has a time-out. */
  public long deadlineMicros() {
    return deadlineMicros;
  }

  /** Whether it was killed, and only has not noticed yet. */
  public boolean isDead() {
    return dead;
  }
}
