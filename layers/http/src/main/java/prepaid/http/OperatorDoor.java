package prepaid.http;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Lets operators of certain roles in to a handler, and nobody else. */
public final class OperatorDoor {
  private final OperatorTokens tokens;

  public OperatorDoor(OperatorTokens tokens) {
    this.tokens = tokens;
  }

  /** Checks tokens of that issuer with the keys at its JWKS address. */
  static OperatorDoor of(URI jwks, String issuer, Clock clock) {
    return new OperatorDoor(new OperatorTokens(Jwks.at(jwks, clock), issuer, clock));
  }

  /**
   * Of every function behind {@code /office/v1}.
   *
   * @param variables of its environment, each of which must be there
   */
  public static OperatorDoor of(UnaryOperator<String> variables, Clock clock) {
    return of(
        URI.create(variables.apply("OPERATOR_JWKS_URL")),
        variables.apply("OPERATOR_ISSUER"),
        clock);
  }

  /** A handler that is told which operator asks. */
  @FunctionalInterface
  public interface OperatorHandler {
    Reply handle(Operator operator, HttpRequest request);
  }

  /** Asks for a token and one of the roles, before the request is looked at further. */
  public Handler admit(Set<Role> allowed, OperatorHandler handler) {
    return request ->
        switch (tokens.authenticate(request)) {
          case OperatorTokens.Unknown(Problem problem) -> problem;
          case OperatorTokens.Known(Operator operator) ->
              operator.mayActAs(allowed)
                  ? handler.handle(operator, request)
                  : wrongRole(operator, allowed);
        };
  }

  private static Problem wrongRole(Operator operator, Set<Role> allowed) {
    String detail =
        "This takes the role %s; yours is %s."
            .formatted(
                words(allowed), operator.roles().isEmpty() ? "none" : words(operator.roles()));
    return Problem.of(Refusal.of(RefusalKind.NOT_ALLOWED, detail));
  }

  private static String words(Set<Role> roles) {
    return new TreeSet<>(roles).stream().map(Role::slug).collect(Collectors.joining(" or "));
  }
}
