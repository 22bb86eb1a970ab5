package prepaid.simulation.faults;

import java.util.Comparator;
import java.util.Optional;

/**
 * A place in the product from which a process calls another.
 *
 * @param process kind of process, such as {@code upkeep}
 * @param caller class and method of the product
 * @param port what is called
 */
public record Site(String process, String caller, String port) implements Comparable<Site> {
  private static final String PRODUCT = "prepaid.vending.";
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final Comparator<Site> ORDER =
      Comparator.comparing(Site::process).thenComparing(Site::caller).thenComparing(Site::port);

  /** The call that is being made at this moment. */
  static Site here(String process, Port port) {
    Optional<StackWalker.StackFrame> frame =
        WALKER.walk(frames -> frames.filter(f -> f.getClassName().startsWith(PRODUCT)).findFirst());
    return new Site(process, frame.map(Site::place).orElse("(outside)"), port.name());
  }

  private static String place(StackWalker.StackFrame frame) {
    String type = frame.getClassName();
    String method = frame.getMethodName();
    // A lambda is named by the compiler, with a number that changes: the method it stands in.
    String plain = method.startsWith("lambda$") ? method.split("\\$")[1] : method;
    return type.substring(type.lastIndexOf('.') + 1) + "." + plain;
  }

  @Override
  public int compareTo(Site other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return process + " " + caller + " -> " + port;
  }
}
