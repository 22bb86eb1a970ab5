package prepaid.localcloud.sns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.WireResponse;

/** LocalStack's page of texts that went out, written and read. */
public final class SmsMessages {
  public static final String PATH = "/_aws/sns/sms-messages";
  private static final String MESSAGES = "sms_messages";

  private SmsMessages() {}

  /** The page as LocalStack writes it: lists by phone number. */
  public static WireResponse of(List<SentText> texts) {
    Map<String, List<Object>> byPhone = new LinkedHashMap<>();
    for (SentText text : texts) {
      byPhone
          .computeIfAbsent(text.to(), unused -> new ArrayList<>())
          .add(Map.of("PhoneNumber", text.to(), "Message", text.body()));
    }
    return WireResponse.json(200, Map.of(MESSAGES, byPhone));
  }

  /** The texts on such a page; it says no times, so {@code at} stands for them. */
  public static List<SentText> read(byte[] page, String at) {
    List<SentText> texts = new ArrayList<>();
    Json.member(Json.object(page), MESSAGES)
        .forEach((phone, messages) -> {
          if (messages instanceof List<?> list) {
            list.forEach(message -> texts.add(text(phone, message, at)));
          }
        });
    return texts;
  }

  private static SentText text(String phone, Object message, String at) {
    Object body = message instanceof Map<?, ?> map ? map.get("Message") : null;
    return new SentText(phone, body == null ? "" : body.toString(), at);
  }
}
