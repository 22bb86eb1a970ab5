package prepaid.outside.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.texting.InboundText;

class TwilioMessagesTest {
  private static final String ADDRESS = "https://vend.example.com/sms/twilio";
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String FORM =
      "To=%2B27600031696&From=%2B27821234567&Body=%D0%B1%D0%B0%D0%BB+1&MessageSid=SM1";

  /** Name and value of each field, in the order of the names. */
  private static final String SIGNED =
      ADDRESS + "Bodyбал 1From+27821234567MessageSidSM1To+27600031696";

  private final TwilioMessages messages = new TwilioMessages("token", ADDRESS, () -> NOW);

  private static String signature(String token, String signed) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }

  private Answer<InboundText> read(String signature, String form) {
    return messages.read(Optional.of(signature), form.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSignedMessageIsRead() throws Exception {
    assertEquals(
        Answer.given(new InboundText("SM1", "+27821234567", "бал 1", NOW)),
        read(signature("token", SIGNED), FORM));
  }

  @Test
  void whatIsNotSignedOrChangedIsRefused() throws Exception {
    String right = signature("token", SIGNED);
    refused(read(signature("other", SIGNED), FORM));
    refused(read(right, FORM.replace("SM1", "SM2")));
    refused(read(right, FORM + "&Extra=1"));
    refused(read(signature("token", SIGNED.replace("https", "http")), FORM));
    refused(read("", FORM));
    refused(messages.read(Optional.empty(), FORM.getBytes(StandardCharsets.UTF_8)));
    refused(read(right, "%zz=&&="));
  }

  private static void refused(Answer<InboundText> answer) {
    var refused = assertInstanceOf(Answer.Refused.class, answer);
    assertEquals(RefusalKind.NOT_ALLOWED, refused.refusal().kind());
  }

  @Test
  void withoutATokenTheGatewayIsNotUsed() {
    assertTrue(TwilioMessages.of(Map.of(), "/sms/twilio", () -> NOW).isEmpty());
    assertTrue(
        TwilioMessages.of(Map.of("TWILIO_AUTH_TOKEN", " "), "/sms/twilio", () -> NOW).isEmpty());
  }
}
