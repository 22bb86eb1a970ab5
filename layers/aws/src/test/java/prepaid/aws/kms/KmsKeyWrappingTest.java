package prepaid.aws.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.AwsClients;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.Faults;
import prepaid.aws.fixture.WireServer;
import prepaid.aws.fixture.WireServer.Answer;
import prepaid.vending.keys.KeyWrapping;
import prepaid.vending.keys.KeyWrappingFailed;

class KmsKeyWrappingTest {
  private static final Map<String, String> CONTEXT =
      Map.of("purpose", "vending-key", "environment", "local");
  private static final byte[] PLAIN = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final byte[] CIPHER = {9, 8, 7, 6, 5, 4, 3, 2, 1};

  private final WireServer server = new WireServer();
  private final KeyWrapping wrapping = wrapping(server.clients());

  private static KeyWrapping wrapping(AwsClients clients) {
    return new KmsKeyWrapping(clients.kms(), () -> "component-key", () -> List.of("vending-key"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private void assertHeard(String target, String keyId, String field, byte[] bytes)
      throws IOException {
    var heard = server.heard().getLast();
    assertEquals(Optional.of("TrentService." + target), heard.header("x-amz-target"));
    assertEquals(
        Map.of("KeyId", keyId, field, base64(bytes), "EncryptionContext", CONTEXT),
        JSON.std.mapFrom(heard.body()));
  }

  @Test
  void eachOperationUsesItsOwnKeyAndTheWholeContext() throws IOException {
    server.answer(Answer.json(200, "{\"CiphertextBlob\":\"" + base64(CIPHER) + "\"}"));
    assertArrayEquals(CIPHER, wrapping.encryptComponent(PLAIN, CONTEXT));
    assertHeard("Encrypt", "component-key", "Plaintext", PLAIN);
    assertArrayEquals(CIPHER, wrapping.wrap(PLAIN, CONTEXT));
    assertHeard("Encrypt", "vending-key", "Plaintext", PLAIN);
  }

  @Test
  void decryptingNamesTheKeyToo() throws IOException {
    server.answer(Answer.json(200, "{\"Plaintext\":\"" + base64(PLAIN) + "\"}"));
    assertArrayEquals(PLAIN, wrapping.decryptComponent(CIPHER, CONTEXT));
    assertHeard("Decrypt", "component-key", "CiphertextBlob", CIPHER);
    assertArrayEquals(PLAIN, wrapping.unwrap(CIPHER, CONTEXT));
    assertHeard("Decrypt", "vending-key", "CiphertextBlob", CIPHER);
  }

  @Test
  void aWrongContextFailsInWordsWithoutMaterial() {
    server.answer(Answer.json(400, "{\"__type\":\"InvalidCiphertextException\"}"));
    var failed = assertThrows(KeyWrappingFailed.class, () -> wrapping.unwrap(CIPHER, CONTEXT));
    assertEquals(
        "KMS did not decrypt a vending key: InvalidCiphertextException, status 400",
        failed.getMessage());
    assertEquals(1, server.heard().size());
  }

  @Test
  void aDisabledKeyAndADeniedCallFail() {
    server.answer(
        Answer.json(400, "{\"__type\":\"DisabledException\",\"message\":\"disabled\"}"),
        Answer.json(400, "{\"__type\":\"AccessDeniedException\",\"message\":\"denied\"}"));
    assertThrows(KeyWrappingFailed.class, () -> wrapping.wrap(PLAIN, CONTEXT));
    var denied =
        assertThrows(KeyWrappingFailed.class, () -> wrapping.encryptComponent(PLAIN, CONTEXT));
    assertTrue(denied.toString().contains("AccessDeniedException"));
    assertFalse(denied.toString().contains(base64(PLAIN)));
  }

  @Test
  void aServerThatStumblesIsAskedAgainAndOneThatIsGoneFails() {
    server.answer(
        Answer.json(500, "{\"__type\":\"KMSInternalException\"}"),
        Answer.json(200, "{\"Plaintext\":\"" + base64(PLAIN) + "\"}"));
    assertArrayEquals(PLAIN, wrapping.unwrap(CIPHER, CONTEXT));
    assertEquals(2, server.heard().size());

    Faults faults = new Faults();
    faults.always("Decrypt", Fault.timeOutAfter());
    KeyWrapping cutOff = wrapping(new AwsClients(server.environment(), faults));
    assertThrows(KeyWrappingFailed.class, () -> cutOff.unwrap(CIPHER, CONTEXT));
    assertEquals(3, faults.count("Decrypt"));
  }

  @Test
  void whileThereAreTwoKeysTheNewestWrapsAndBothUnwrap() throws IOException {
    KeyWrapping changing =
        new KmsKeyWrapping(
            server.clients().kms(),
            () -> "component-key",
            () -> List.of("next-key", "vending-key"));
    assertEquals("next-key", changing.newest());
    server.answer(
        Answer.json(400, "{\"__type\":\"IncorrectKeyException\"}"),
        Answer.json(200, "{\"Plaintext\":\"" + base64(PLAIN) + "\"}"),
        Answer.json(400, "{\"__type\":\"DisabledException\"}"));
    assertArrayEquals(PLAIN, changing.unwrap(CIPHER, CONTEXT));
    assertHeard("Decrypt", "vending-key", "CiphertextBlob", CIPHER);
    assertEquals(2, server.heard().size());
    assertThrows(KeyWrappingFailed.class, () -> changing.unwrap(CIPHER, CONTEXT));
    assertEquals(3, server.heard().size(), "only a wrong key is a reason to try the other");
  }
}
