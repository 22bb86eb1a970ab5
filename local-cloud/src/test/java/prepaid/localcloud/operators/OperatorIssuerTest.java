package prepaid.localcloud.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.localcloud.wire.DataDirectory;

class OperatorIssuerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void itsTokensAreCheckedWithItsPublishedKey() throws Exception {
    try (OperatorIssuer issuer = OperatorIssuer.start(DataDirectory.inMemory(), CLOCK)) {
      SignedJWT token = SignedJWT.parse(issuer.tokens().get("dispatcher"));
      JWKSet keys = JWKSet.load(URI.create(issuer.keySetUrl()).toURL());
      var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
      assertTrue(token.verify(new ECDSAVerifier(key)));
      assertEquals(false, key.isPrivate());
      var claims = token.getJWTClaimsSet();
      assertEquals(issuer.issuer(), claims.getIssuer());
      assertEquals("dispatcher", claims.getSubject());
      assertEquals(List.of("dispatcher"), claims.getStringListClaim("roles"));
      assertNull(claims.getClaim("utilities"));
      assertEquals(30, Duration.between(NOW, claims.getExpirationTime().toInstant()).toDays());
    }
  }

  @Test
  void keyAndAddressSurviveARestart(@TempDir Path directory) throws Exception {
    DataDirectory data = DataDirectory.at(directory);
    String issuedBy;
    SignedJWT token;
    try (OperatorIssuer issuer = OperatorIssuer.start(data, CLOCK)) {
      issuedBy = issuer.issuer();
      token = SignedJWT.parse(issuer.token("one", List.of("admin"), List.of("highveld")));
    }
    try (OperatorIssuer issuer = OperatorIssuer.start(data, CLOCK)) {
      JWKSet keys = JWKSet.load(URI.create(issuer.keySetUrl()).toURL());
      var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
      assertEquals(issuedBy, issuer.issuer());
      assertTrue(token.verify(new ECDSAVerifier(key)));
    }
  }
}
