package prepaid.http;

/** Answers the requests of one route. What it throws is a fault; refusals are replies. */
@FunctionalInterface
public interface Handler {
  Reply handle(HttpRequest request);
}
