package prepaid.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** An issuer of operators' tokens, for tests. */
final class Issuer {
  static final String NAME = "https://issuer.example";
  static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  final RSAKey rsa;
  final ECKey ec;

  Issuer() {
    try {
      rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
      ec = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String jwks() {
    return new JWKSet(java.util.List.<JWK>of(rsa, ec)).toPublicJWKSet().toString();
  }

  static JWTClaimsSet.Builder claims(String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .subject("thandi")
        .claim("roles", java.util.List.of(roles))
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  String token(JWTClaimsSet claims) {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").build(), claims, rsa);
  }

  static String signed(JWSHeader header, JWTClaimsSet claims, JWK key) {
    try {
      JWSSigner signer =
          key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
      SignedJWT jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
