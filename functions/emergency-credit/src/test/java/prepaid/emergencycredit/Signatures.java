package prepaid.emergencycredit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An issuer of operators' tokens, for tests. */
final class Signatures {
  static final String ISSUER = "https://issuer.example";
  private static final ECKey KEY = key();

  /** Signing takes longer than all else in these tests. */
  private static final Map<JWTClaimsSet, String> TOKENS = new ConcurrentHashMap<>();

  private Signatures() {}

  static String jwks() {
    return new JWKSet(KEY).toPublicJWKSet().toString();
  }

  static String token(JWTClaimsSet.Builder claims, Instant expiry) {
    JWTClaimsSet whole = claims.issuer(ISSUER).expirationTime(Date.from(expiry)).build();
    return TOKENS.computeIfAbsent(whole, Signatures::signed);
  }

  private static String signed(JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("test").build(), claims);
      jwt.sign(new ECDSASigner(KEY));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
