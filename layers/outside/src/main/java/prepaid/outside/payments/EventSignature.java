package prepaid.outside.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * The signature of an event: {@code t=<unix seconds>,v1=<hex HMAC-SHA256(secret, t + "." + body)>}.
 * The time is under the signature, so that an event that was recorded on its way is useless soon.
 */
final class EventSignature {
  static final String HEADER = "sandbox-signature";
  private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

  private final byte[] secret;
  private final Clock clock;

  EventSignature(String secret, Clock clock) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  /** Why an event must not be believed; empty when it may be. */
  Optional<Refusal> refusal(@Nullable String header, byte[] body) {
    if (header == null) {
      return refusal("The event carries no Sandbox-Signature header.");
    }
    Matcher form = FORM.matcher(header);
    if (!form.matches()) {
      return refusal("The Sandbox-Signature header is not of the form t=…,v1=….");
    }
    byte[] claimed = HexFormat.of().parseHex(form.group(2));
    if (!MessageDigest.isEqual(claimed, hmac(form.group(1), body))) {
      return refusal("The event's signature does not match its body.");
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
    Duration age = Duration.between(signedAt, clock.instant()).abs();
    return age.compareTo(Limits.EVENT_AGE_MAX) > 0
        ? refusal("The event was signed too long ago, or in the future.")
        : Optional.empty();
  }

  private byte[] hmac(String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }

  private static Optional<Refusal> refusal(String detail) {
    return Optional.of(Refusal.of(RefusalKind.NOT_ALLOWED, detail));
  }
}
