package prepaid.http;

import java.util.List;
import prepaid.vending.limits.Limits;

/**
 * A method and a path template, such as {@code /v1/meters/{meterNumber}}, and who answers it.
 * {@code {name}} stands for one segment, {@code {name+}} at the end for one or more.
 *
 * @param bodyBytesMax a longer body is refused before the handler sees it
 */
public record Route(String method, String template, Handler handler, int bodyBytesMax) {
  /** One that takes a body of the usual size. */
  public Route(String method, String template, Handler handler) {
    this(method, template, handler, Limits.BODY_BYTES_MAX);
  }

  /** The same with larger bodies: for files that come in parts. */
  public Route takingUpTo(int bytes) {
    return new Route(method, template, handler, bytes);
  }

  public static Route get(String template, Handler handler) {
    return new Route("GET", template, handler);
  }

  public static Route put(String template, Handler handler) {
    return new Route("PUT", template, handler);
  }

  public static Route post(String template, Handler handler) {
    return new Route("POST", template, handler);
  }

  public static Route delete(String template, Handler handler) {
    return new Route("DELETE", template, handler);
  }

  List<String> segments() {
    return List.of(template.split("/", -1));
  }
}
