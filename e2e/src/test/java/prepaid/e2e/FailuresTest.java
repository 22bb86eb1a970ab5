package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import prepaid.e2e.Http.Reply;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;

/** Things break between the payment and the token; nobody pays in silence. */
@TestInstance(Lifecycle.PER_CLASS)
class FailuresTest {
  private RunningSystem system = RunningSystem.shared();

  @BeforeAll
  void startASystemOfItsOwn() {
    system = RunningSystem.start(RunningSystem.options());
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @Test
  void whileTheKeyServiceIsDownAPaidPurchaseWaitsAndThenGetsItsToken() {
    Reply order = system.order(RunningSystem.meter("water", "ZAR"), "80.00", Optional.empty());
    KmsClient kms = system.cloud().clients().kms();
    String key = vendingKeyKey(kms);
    kms.disableKey(request -> request.keyId(key));
    try {
      RunningSystem.pay(order);
      Reply waiting = system.awaitStatus(order, "paid");
      assertTrue(waiting.json().containsKey("decideBy"), waiting.body());
    } finally {
      kms.enableKey(request -> request.keyId(key));
    }
    // The provider was told 503, so it says so again.
    Reply vended = system.awaitStatus(order, "vended");
    assertEquals(
        "Accept", system.enter(RunningSystem.meter("water", "ZAR"), RunningSystem.token(vended)));
  }

  @Test
  void aMeterBlockedAfterTheOrderGetsTheMoneyBack() {
    String meter = RunningSystem.meter("gas", "ZAR");
    Reply order = system.order(meter, "80.00", Optional.empty());
    block(meter);
    RunningSystem.pay(order);
    Reply due =
        Await.until(
            () -> system.purchase(order),
            reply -> List.of("refund-due", "refunded").contains(reply.text("status")));
    assertTrue(due.body().contains("blocked"), due.body());
    Await.until(
        () -> {
          assertEquals(200, system.upkeep().status());
          return system.purchase(order);
        },
        reply -> reply.text("status").equals("refunded"));
  }

  private static String vendingKeyKey(KmsClient kms) {
    return kms.listAliases().aliases().stream()
        .filter(alias -> alias.aliasName().endsWith("-vending-key"))
        .map(AliasListEntry::targetKeyId)
        .findFirst()
        .orElseThrow();
  }

  private void block(String meter) {
    Http office = system.office("admin");
    Map<String, Object> registered = new HashMap<>(office.get("/office/v1/meters/" + meter).json());
    registered.put("status", "blocked");
    registered.put("statusReason", "tampered with");
    registered.keySet().retainAll(PUT_FIELDS);
    Reply put = office.put("/office/v1/meters/" + meter, registered);
    assertEquals(200, put.status(), put.body());
  }

  private static final List<String> PUT_FIELDS =
      List.of(
          "supplyGroup",
          "tariffIndex",
          "keyRevision",
          "keyType",
          "encryptionAlgorithm",
          "tariff",
          "resource",
          "mode",
          "holder",
          "phone",
          "account",
          "address",
          "language",
          "initialCredit",
          "status",
          "statusReason");
}
