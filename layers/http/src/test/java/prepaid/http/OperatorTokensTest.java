package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OperatorTokensTest {
  private static final Issuer ISSUER = new Issuer();
  private static final Clock CLOCK = Clock.fixed(Issuer.NOW, ZoneOffset.UTC);

  private final OperatorTokens tokens =
      new OperatorTokens(new Jwks(ISSUER::jwks, CLOCK), Issuer.NAME, CLOCK);

  private OperatorTokens.Identity identity(String authorization) {
    return tokens.authenticate(
        Requests.of("GET", "/office", Map.of("authorization", authorization), ""));
  }

  private Operator known(String token) {
    return assertInstanceOf(OperatorTokens.Known.class, identity("Bearer " + token)).operator();
  }

  private Problem unknown(String token) {
    Problem problem =
        assertInstanceOf(OperatorTokens.Unknown.class, identity("Bearer " + token)).problem();
    assertEquals(401, problem.status());
    assertEquals("Bearer error=\"invalid_token\"", problem.headers().get("WWW-Authenticate"));
    return problem;
  }

  private void refused(JWTClaimsSet.Builder claims, String why) {
    String detail = unknown(ISSUER.token(claims.build())).detail();
    assertTrue(detail.contains(why), detail);
  }

  @Test
  void readsRolesAndSubject() {
    String token = ISSUER.token(Issuer.claims("admin", "auditor", "king").build());
    assertEquals(
        new Operator("thandi", Set.of(Role.ADMIN, Role.AUDITOR), Optional.empty()), known(token));
  }

  @Test
  void readsGroupsOfCognito() {
    JWTClaimsSet claims =
        Issuer.claims().claim("roles", null).claim("cognito:groups", List.of("supervisor")).build();
    assertEquals(Set.of(Role.SUPERVISOR), known(ISSUER.token(claims)).roles());
  }

  @Test
  void readsTheUtilities() {
    JWTClaimsSet list = Issuer.claims().claim("utilities", List.of("north", "south")).build();
    Operator operator = known(ISSUER.token(list));
    assertEquals(Optional.of(Set.of("north", "south")), operator.utilities());
    assertTrue(operator.worksFor("north"));
    assertEquals(false, operator.worksFor("east"));
    JWTClaimsSet text = Issuer.claims().claim("custom:utilities", "north, south").build();
    assertEquals(operator.utilities(), known(ISSUER.token(text)).utilities());
    JWTClaimsSet none = Issuer.claims().claim("utilities", List.of()).build();
    assertEquals(false, known(ISSUER.token(none)).worksFor("north"));
  }

  @Test
  void takesEs256() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec-1").build();
    String token = Issuer.signed(header, Issuer.claims("admin").build(), ISSUER.ec);
    assertEquals("thandi", known(token).subject());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic dTpw", "Bearer", "Token abc"})
  void withoutATokenTheChallengeIsPlain(String authorization) {
    Problem problem =
        assertInstanceOf(OperatorTokens.Unknown.class, identity(authorization)).problem();
    assertEquals(401, problem.status());
    assertEquals("Bearer", problem.headers().get("WWW-Authenticate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a.b.c", "", "...", "eyJhbGciOiJSUzI1NiJ9.e30."})
  void refusesWhatIsNoToken(String token) {
    unknown(token);
  }

  @Test
  void refusesWhatTheClaimsForbid() {
    refused(Issuer.claims("admin").expirationTime(Date.from(Issuer.NOW)), "expired");
    refused(Issuer.claims("admin").expirationTime(null), "expired");
    refused(Issuer.claims("admin").claim("token_use", "access"), "identity token");
    refused(Issuer.claims("admin").issuer("https://other.example"), "another issuer");
    refused(Issuer.claims("admin").issuer(null), "another issuer");
    refused(Issuer.claims("admin").subject(null), "names nobody");
    refused(
        Issuer.claims("admin").notBeforeTime(Date.from(Issuer.NOW.plusSeconds(120))),
        "not valid yet");
  }

  @Test
  void refusesClaimsOfTheWrongShape() {
    unknown(ISSUER.token(Issuer.claims().claim("roles", 7).build()));
    unknown(ISSUER.token(Issuer.claims("admin").claim("utilities", 7).build()));
  }

  @Test
  void refusesAnotherIssuersSignature() {
    RSAKey stranger = new Issuer().rsa;
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").build();
    String token = Issuer.signed(header, Issuer.claims("admin").build(), stranger);
    assertTrue(unknown(token).detail().contains("signature"));
  }

  @Test
  void refusesAnAlteredToken() {
    String[] parts = ISSUER.token(Issuer.claims("auditor").build()).split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String altered =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("auditor", "admin").getBytes(StandardCharsets.UTF_8));
    assertTrue(unknown(parts[0] + "." + altered + "." + parts[2]).detail().contains("signature"));
  }

  @Test
  void refusesNoneAndSharedSecrets() throws JOSEException {
    unknown(new PlainJWT(Issuer.claims("admin").build()).serialize());
    SignedJWT hmac =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
            Issuer.claims("admin").build());
    hmac.sign(new MACSigner(ISSUER.rsa.toRSAPublicKey().getEncoded()));
    assertTrue(unknown(hmac.serialize()).detail().contains("RS256"));
  }

  @Test
  void refusesAKeyForAnotherAlgorithm() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("rsa-1").build();
    unknown(Issuer.signed(header, Issuer.claims("admin").build(), ISSUER.ec));
  }

  @Test
  void refusesAKeyThatIsNotNamedOrNotKnown() {
    JWSHeader nameless = new JWSHeader(JWSAlgorithm.RS256);
    unknown(Issuer.signed(nameless, Issuer.claims("admin").build(), ISSUER.rsa));
    JWSHeader other = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-2").build();
    unknown(Issuer.signed(other, Issuer.claims("admin").build(), ISSUER.rsa));
  }

  @Test
  void anIssuerThatDoesNotAnswerIs503() {
    Jwks unreachable =
        new Jwks(
            () -> {
              throw new IOException("down");
            },
            CLOCK);
    String token = ISSUER.token(Issuer.claims("admin").build());
    OperatorTokens.Identity identity =
        new OperatorTokens(unreachable, Issuer.NAME, CLOCK)
            .authenticate(
                Requests.of("GET", "/office", Map.of("authorization", "Bearer " + token), ""));
    Problem problem = assertInstanceOf(OperatorTokens.Unknown.class, identity).problem();
    assertEquals(503, problem.status());
    assertTrue(problem.headers().containsKey("Retry-After"));
  }
}
