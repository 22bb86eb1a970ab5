package prepaid.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.limits.Limits;

/**
 * Checks the bearer tokens of operators: JWTs signed with RS256 or ES256 by a key of the issuer's
 * JWKS, from that issuer, not expired.
 */
public final class OperatorTokens {
  private static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofMinutes(1);
  private static final String SCHEME = "bearer ";
  private static final String ACCESS = "access";

  private final Jwks jwks;
  private final String issuer;
  private final Clock clock;

  public OperatorTokens(Jwks jwks, String issuer, Clock clock) {
    this.jwks = jwks;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Who sent a request. */
  sealed interface Identity {}

  record Known(Operator operator) implements Identity {}

  record Unknown(Problem problem) implements Identity {}

  Identity authenticate(HttpRequest request) {
    String header = request.header("authorization").orElse("");
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return unknown("Bearer", "Send the operator's token: Authorization: Bearer, then the token.");
    }
    String token = header.substring(SCHEME.length()).strip();
    if (token.length() > Limits.OPERATOR_TOKEN_CHARACTERS_MAX) {
      return invalid("it is too long");
    }
    try {
      return check(SignedJWT.parse(token));
    } catch (ParseException e) {
      return invalid("it is no signed token");
    } catch (Jwks.Unreachable e) {
      return new Unknown(unreachable());
    }
  }

  private Identity check(SignedJWT token) throws ParseException, Jwks.Unreachable {
    JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
    if (!algorithm.equals(JWSAlgorithm.RS256) && !algorithm.equals(JWSAlgorithm.ES256)) {
      return invalid("it is not signed with RS256 or ES256");
    }
    String keyId = token.getHeader().getKeyID();
    Optional<JWK> key = keyId == null ? Optional.empty() : jwks.key(keyId);
    if (key.isEmpty()) {
      return invalid("its key is not one of the issuer's");
    }
    return isSigned(token, algorithm, key.get())
        ? claims(token.getJWTClaimsSet())
        : invalid("its signature is wrong");
  }

  private static boolean isSigned(SignedJWT token, JWSAlgorithm algorithm, JWK key) {
    try {
      JWSVerifier verifier =
          switch (key) {
            case RSAKey rsa when algorithm.equals(JWSAlgorithm.RS256) ->
                new RSASSAVerifier(rsa.toRSAPublicKey());
            case ECKey ec when algorithm.equals(JWSAlgorithm.ES256) ->
                new ECDSAVerifier(ec.toECPublicKey());
            default -> throw new JOSEException("the key is for another algorithm");
          };
      return token.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }

  private Identity claims(JWTClaimsSet claims) throws ParseException {
    Instant now = clock.instant();
    Date expiry = claims.getExpirationTime();
    Date notBefore = claims.getNotBeforeTime();
    String subject = claims.getSubject();
    if (expiry == null || !expiry.toInstant().isAfter(now)) {
      return invalid("it has expired");
    }
    if (notBefore != null && notBefore.toInstant().isAfter(now.plus(CLOCK_DIFFERENCE_MAX))) {
      return invalid("it is not valid yet");
    }
    if (!issuer.equals(claims.getIssuer())) {
      return invalid("it is from another issuer");
    }
    if (subject == null || subject.isBlank()) {
      return invalid("it names nobody");
    }
    // Cognito's access tokens do not say for which utilities somebody works: absent means all.
    if (ACCESS.equals(claims.getClaim("token_use"))) {
      return invalid("it is an access token, and the identity token is needed");
    }
    return new Known(new Operator(subject, roles(claims), utilities(claims)));
  }

  /** Cognito writes groups; roles that mean nothing here are left out. */
  private static Set<Role> roles(JWTClaimsSet claims) throws ParseException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String claim : List.of("roles", "cognito:groups")) {
      if (claims.getClaim(claim) != null) {
        for (String role : claims.getStringListClaim(claim)) {
          Role.ofSlug(role).ifPresent(roles::add);
        }
      }
    }
    return Set.copyOf(roles);
  }

  /** A list, or one text with commas: an attribute of a Cognito user can only be a text. */
  private static Optional<Set<String>> utilities(JWTClaimsSet claims) throws ParseException {
    for (String claim : List.of("utilities", "custom:utilities")) {
      Object value = claims.getClaim(claim);
      if (value instanceof String text) {
        return Optional.of(Set.copyOf(List.of(text.strip().split("\\s*,\\s*"))));
      }
      if (value != null) {
        return Optional.of(Set.copyOf(claims.getStringListClaim(claim)));
      }
    }
    return Optional.empty();
  }

  private static Identity invalid(String why) {
    return unknown(
        "Bearer error=\"invalid_token\"",
        "The operator's token is not accepted: " + why + ". Sign in again.");
  }

  private static Identity unknown(String challenge, String detail) {
    return new Unknown(
        Problem.of(401, "not-signed-in", "An operator must sign in", detail)
            .withHeader("WWW-Authenticate", challenge));
  }

  private static Problem unreachable() {
    return Problem.of(
            503,
            "sign-in-unavailable",
            "The sign-in service does not answer",
            "Tokens cannot be checked now, because the sign-in service does not answer. "
                + Problem.NOTHING_HAPPENED)
        .mayPass();
  }
}
