package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import prepaid.localcloud.sns.SnsEndpoint;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;

/** Keys and texts fail while a card is redeemed by text; no card is lost and none is used twice. */
class TextFailuresTest {
  @Test
  void aCardIsNeitherLostNorUsedTwiceWhileKeysAndTextsFail() {
    try (RunningSystem system = RunningSystem.start(RunningSystem.options())) {
      String meter = RunningSystem.meter("flat", "ZAR");
      List<Map<String, Object>> cards = system.cards();
      String text = "buy " + cards.getFirst().get("pin") + " " + meter;
      Phone phone = Phone.some(system);
      withoutCardKeys(
          system,
          () -> {
            String busy = phone.ask(text);
            assertTrue(busy.startsWith("We are very busy."), busy);
          });

      SnsEndpoint sns = system.cloud().aws().orElseThrow().sns();
      sns.failTexts(true);
      phone.text(text);
      Await.until(() -> redeemed(system), count -> count == 1);
      assertEquals(1, phone.texts().size(), "it is redeemed, and nobody was told");
      sns.failTexts(false);
      String told = phone.ask(text);
      assertEquals("Accept", system.enter(meter, Phone.token(told)));
      assertTrue(phone.texts().stream().skip(1).allMatch(told::equals), "one token only");
      assertEquals(1, redeemed(system));
    }
  }

  private static void withoutCardKeys(RunningSystem system, Runnable story) {
    KmsClient kms = system.cloud().clients().kms();
    String key =
        kms.listAliases().aliases().stream()
            .filter(alias -> alias.aliasName().endsWith("-card-key"))
            .map(AliasListEntry::targetKeyId)
            .findFirst()
            .orElseThrow();
    kms.disableKey(request -> request.keyId(key));
    try {
      story.run();
    } finally {
      kms.enableKey(request -> request.keyId(key));
    }
  }

  private static long redeemed(RunningSystem system) {
    return system.office("admin").get("/office/v1/card-stock").objects("stock").stream()
        .map(line -> Objects.toString(line.get("redeemed")))
        .mapToLong(Long::parseLong)
        .sum();
  }
}
