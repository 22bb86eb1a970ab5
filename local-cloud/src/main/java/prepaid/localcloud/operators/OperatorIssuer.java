package prepaid.localcloud.operators;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.DataDirectory;
import prepaid.localcloud.wire.LoopbackServer;
import prepaid.localcloud.wire.PrivateFile;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** Stands for Cognito: signs the operators' tokens and serves the key to check them with. */
public final class OperatorIssuer implements AutoCloseable {
  /** The operators of the sandbox with their role. */
  public static final Map<String, String> ROLES = roles();

  private static final Duration VALID = Duration.ofDays(30);
  private static final String KEY_SET_PATH = "/.well-known/jwks.json";

  private final ECKey key;
  private final LoopbackServer server;
  private final Clock clock;

  private OperatorIssuer(ECKey key, LoopbackServer server, Clock clock) {
    this.key = key;
    this.server = server;
    this.clock = clock;
  }

  /** With the signing key of an earlier start where there is one, so that tokens stay good. */
  public static OperatorIssuer start(DataDirectory data, Clock clock) {
    ECKey key = key(data.file("operators-key.json"));
    LoopbackServer server =
        LoopbackServer.startNear(
            data.earlierPort("operators"), request -> keySet(request, key.toPublicJWK()));
    data.rememberPort("operators", server.port());
    return new OperatorIssuer(key, server, clock);
  }

  public String issuer() {
    return server.uri().toString();
  }

  public String keySetUrl() {
    return issuer() + KEY_SET_PATH;
  }

  /** Bearer tokens of all operators by name; each works for every utility. */
  public Map<String, String> tokens() {
    Map<String, String> tokens = new LinkedHashMap<>();
    ROLES.forEach((name, role) -> tokens.put(name, token(name, List.of(role), List.of())));
    return tokens;
  }

  /**
   * A token for anyone: tests make operators of one utility only.
   *
   * @param utilities the only ones that the operator works for; empty means every one
   */
  public String token(String subject, List<String> roles, List<String> utilities) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(subject)
            .issuer(issuer())
            .issueTime(Date.from(clock.instant()))
            .expirationTime(Date.from(clock.instant().plus(VALID)))
            .claim("roles", roles)
            .claim("utilities", utilities.isEmpty() ? null : utilities)
            .build();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign an operator's token", e);
    }
  }

  private static WireResponse keySet(WireRequest request, ECKey publicKey) {
    return request.path().equals(KEY_SET_PATH)
        ? WireResponse.text(200, "application/json", new JWKSet(publicKey).toString())
        : WireResponse.problem(404, "/problems/not-found", "Not found", "Only the key set is here");
  }

  private static ECKey key(Optional<Path> file) {
    try {
      if (file.isPresent() && Files.exists(file.get())) {
        return ECKey.parse(Files.readString(file.get()));
      }
      ECKey made = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      byte[] json = made.toJSONString().getBytes(StandardCharsets.UTF_8);
      file.ifPresent(path -> PrivateFile.replace(path, json));
      return made;
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("the operators' signing key is broken", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the operators' signing key", e);
    }
  }

  private static Map<String, String> roles() {
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put("admin", "admin");
    roles.put("admin2", "admin");
    roles.put("dispatcher", "dispatcher");
    roles.put("supervisor", "supervisor");
    roles.put("auditor", "auditor");
    return roles;
  }

  @Override
  public void close() {
    server.close();
  }
}
