package prepaid.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.e2e.Http.Reply;
import prepaid.localcloud.Options;
import prepaid.localcloud.keys.KeysMain;
import prepaid.localcloud.wire.AwsClients;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The runbook of wrapping all keys under another KMS key, step by step: each deployment is a start
 * of the system on the same data, and meters are sold to before, during and after it.
 */
class KeyRewrapTest {
  @TempDir private Path directory;

  private final String meter = RunningSystem.meter("flat", "ZAR");

  @Test
  void keysMoveToAnotherKmsKeyWhileTheySellAndTheOldOneIsSwitchedOff() throws Exception {
    String next;
    String nextCard;
    Map<String, Object> card;
    try (RunningSystem before = RunningSystem.start(told(Map.of()))) {
      sold(before);
      card = before.cards().getFirst();
      next = kms(before, kms -> arnOf(kms, "the next vending-key key"));
      nextCard = kms(before, kms -> arnOf(kms, "the next card-key key"));
    }
    try (RunningSystem during =
        RunningSystem.startAgain(
            told(Map.of("NextVendingKeyArn", next, "NextCardKeyArn", nextCard)))) {
      sold(during);
      rewrapWhileSelling(during);
      sold(during);
    }
    try (RunningSystem after =
        RunningSystem.startAgain(told(Map.of("VendingKeyArn", next, "CardKeyArn", nextCard)))) {
      for (String alias : List.of("vending-key", "card-key")) {
        kms(after, kms -> kms.disableKey(key -> key.keyId("alias/prepaid-local-" + alias)));
      }
      sold(after);
      Map<String, Object> redemption = Map.of("pin", card.get("pin"), "meterNumber", meter);
      Reply redeemed = after.api().post("/v1/cards/redemptions", redemption);
      assertEquals(201, redeemed.status(), redeemed.body());
      assertEquals("Accept", after.enter(meter, RunningSystem.token(redeemed)));
    }
  }

  /** The template with other defaults: what {@code sam deploy} would be told. */
  private Options told(Map<String, String> parameters) throws IOException {
    Options options = RunningSystem.options();
    String template = Files.readString(options.template());
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String empty = parameter.getKey() + ":\n    Type: String\n    Default: \"\"";
      assertTrue(template.contains(empty), parameter.getKey());
      template = template.replace(empty, empty.replace("\"\"", "\"" + parameter.getValue() + "\""));
    }
    Path told = Files.writeString(directory.resolve("template.yaml"), template);
    return options.withTemplate(told).withData(directory.resolve("data"));
  }

  private static <T> T kms(RunningSystem system, Function<KmsClient, T> call) {
    try (AwsClients clients = system.cloud().clients();
        KmsClient kms = clients.kms()) {
      return call.apply(kms);
    }
  }

  private static String arnOf(KmsClient kms, String description) {
    return kms.createKey(key -> key.description(description)).keyMetadata().arn();
  }

  private void sold(RunningSystem system) {
    assertEquals("Accept", system.enter(meter, RunningSystem.token(system.buy(meter, "100.00"))));
  }

  private void rewrapWhileSelling(RunningSystem system) throws Exception {
    AtomicBoolean isDone = new AtomicBoolean();
    List<Reply> sales = new ArrayList<>();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> selling =
          thread.submit(() -> {
            while (!isDone.get()) {
              sales.add(system.buy(meter, "50.00"));
            }
          });
      for (String command : List.of("rewrap", "rewrap-cards")) {
        assertTrue(keys(system, "admin", 3, command).contains("--approval "));
        String approval = keys(system, "admin", 3, command).replaceAll("(?s).*--approval ", "");
        keys(system, "admin2", 0, "approve", "--approval", approval.strip());
        assertTrue(keys(system, "admin", 0, command).contains("wrapped anew"));
      }
      isDone.set(true);
      selling.get();
    }
    assertTrue(sales.size() > 1, () -> "sold " + sales.size());
    sales.forEach(sale -> assertEquals("Accept", system.enter(meter, RunningSystem.token(sale))));
  }

  /** {@code ./vend keys …}, and what it prints. */
  private static String keys(RunningSystem system, String operator, int exit, String... words) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(screen, true, UTF_8);
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--api", system.api().base()));
    String bearer = system.office(operator).headers().getLast().replace("Bearer ", "");
    int code = KeysMain.run(all, new KeysMain.Io(() -> "", print, print, bearer));
    assertEquals(exit, code, screen.toString(UTF_8));
    return screen.toString(UTF_8);
  }
}
