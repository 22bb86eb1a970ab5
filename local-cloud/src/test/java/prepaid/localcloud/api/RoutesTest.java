package prepaid.localcloud.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.localcloud.template.RouteSpec;

class RoutesTest {
  private static final Routes ROUTES =
      new Routes(
          List.of(
              new RouteSpec("/", "ANY", "page"),
              new RouteSpec("/v1/{proxy+}", "ANY", "rest"),
              new RouteSpec("/v1/exact", "GET", "exact"),
              new RouteSpec("/meters/{number}", "GET", "meter")));

  @ParameterizedTest
  @CsvSource({
    "GET, /, page, {}",
    "GET, /v1/exact, exact, {}",
    "POST, /v1/exact, rest, {proxy=exact}",
    "GET, /v1/a/b%2Fc+d, rest, {proxy=a/b/c+d}",
    "GET, /v1/, none, {}",
    "GET, /v1, none, {}",
    "GET, /meters/12, meter, {number=12}",
    "GET, /meters/, none, {}",
    "GET, /meters/12/more, none, {}",
    "POST, /meters/12, none, {}",
    "GET, /v2/x, none, {}"
  })
  void finds(String method, String path, String expected, String variables) {
    var match = ROUTES.match(method, path);
    assertEquals(expected, match.map(one -> one.route().functionLogicalId()).orElse("none"));
    assertEquals(variables, match.map(one -> one.pathParameters().toString()).orElse("{}"));
  }
}
