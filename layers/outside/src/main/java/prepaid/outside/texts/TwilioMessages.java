package prepaid.outside.texts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.texting.InboundText;

/**
 * Inbound texts as Twilio posts them: a form, signed with the account's token by HMAC-SHA1 over the
 * address and then each field's name and value in the order of the names. The scheme is the
 * gateway's; a captured message is worth nothing, because its id was answered.
 */
public final class TwilioMessages {
  private static final String ALGORITHM = "HmacSHA1";

  private final byte[] authToken;
  private final String address;
  private final InstantSource clock;

  /**
   * @param address of our route, as the gateway calls it
   */
  TwilioMessages(String authToken, String address, InstantSource clock) {
    this.authToken = authToken.getBytes(StandardCharsets.UTF_8);
    this.address = address;
    this.clock = clock;
  }

  /** Empty when the environment has no {@code TWILIO_AUTH_TOKEN}: the gateway is not used. */
  public static Optional<TwilioMessages> of(
      Map<String, String> variables, String path, InstantSource clock) {
    return Optional.ofNullable(variables.get("TWILIO_AUTH_TOKEN"))
        .filter(token -> !token.isBlank())
        .map(token ->
            new TwilioMessages(token, variables.getOrDefault("PUBLIC_URL", "") + path, clock));
  }

  /** The text, when the signature is the gateway's. */
  public Answer<InboundText> read(Optional<String> signature, byte[] body) {
    TreeMap<String, String> fields = fields(new String(body, StandardCharsets.UTF_8));
    if (signature.isEmpty() || !isRight(signature.get(), fields)) {
      return Answer.refused(
          RefusalKind.NOT_ALLOWED, "The message's signature does not match its content.");
    }
    String id = fields.getOrDefault("MessageSid", "");
    String from = fields.getOrDefault("From", "");
    String text = fields.getOrDefault("Body", "");
    return id.isBlank()
        ? Answer.refused(RefusalKind.INVALID_REQUEST, "MessageSid", "A message has an id.")
        : Answer.given(new InboundText(id, from, text, clock.instant()));
  }

  private boolean isRight(String signature, TreeMap<String, String> fields) {
    StringBuilder signed = new StringBuilder(address);
    fields.forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(authToken, ALGORITHM));
      byte[] right = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(
          Base64.getEncoder().encode(right), signature.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA1", e);
    }
  }

  private static TreeMap<String, String> fields(String form) {
    TreeMap<String, String> fields = new TreeMap<>();
    for (String pair : form.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        fields.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
