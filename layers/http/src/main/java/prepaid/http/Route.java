package prepaid.http;

import java.util.List;

/**
 * A method and a path template, such as {@code /v1/meters/{meterNumber}}, and who answers it.
 * {@code {name}} stands for one segment, {@code {name+}} at the end for one or more.
 */
public record Route(String method, String template, Handler handler) {
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
