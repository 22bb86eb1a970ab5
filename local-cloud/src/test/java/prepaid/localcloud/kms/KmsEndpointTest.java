package prepaid.localcloud.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.localcloud.Wiring;
import prepaid.localcloud.wire.AwsClients;
import prepaid.localcloud.wire.LoopbackServer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Through the SDK, as the functions call it. */
class KmsEndpointTest {
  private static final Map<String, String> CONTEXT = Map.of("purpose", "vending-key", "group", "1");

  @TempDir Path directory;
  private LoopbackServer server;
  private AwsClients clients;
  private KmsClient kms;

  @BeforeEach
  void start() {
    KmsEndpoint endpoint = new KmsEndpoint(new LocalKeys(Optional.of(file()), Wiring.random()));
    server = LoopbackServer.start(0, endpoint::answer);
    URI uri = server.uri();
    clients = new AwsClients(AwsClients.Endpoints.at(uri));
    kms = clients.kms();
  }

  @AfterEach
  void stop() {
    kms.close();
    clients.close();
    server.close();
  }

  private Path file() {
    return directory.resolve("kms.json");
  }

  private String key() {
    return kms.createKey(request -> request.description("test")).keyMetadata().keyId();
  }

  private SdkBytes encrypt(String keyId) {
    return kms.encrypt(request ->
            request
                .keyId(keyId)
                .plaintext(SdkBytes.fromUtf8String("secret"))
                .encryptionContext(CONTEXT))
        .ciphertextBlob();
  }

  private String decrypt(SdkBytes blob, Map<String, String> context) {
    return kms.decrypt(request -> request.ciphertextBlob(blob).encryptionContext(context))
        .plaintext()
        .asUtf8String();
  }

  @Test
  void whatWasEncryptedIsDecryptedUnderTheSameContextOnly() {
    SdkBytes blob = encrypt(key());
    assertEquals("secret", decrypt(blob, CONTEXT));
    assertThrows(InvalidCiphertextException.class, () -> decrypt(blob, Map.of()));
    assertThrows(
        InvalidCiphertextException.class,
        () -> decrypt(blob, Map.of("purpose", "vending-key", "group", "2")));
  }

  @Test
  void anAlteredCiphertextIsRefused() {
    byte[] bytes = encrypt(key()).asByteArray();
    bytes[bytes.length - 1] ^= 1;
    assertThrows(
        InvalidCiphertextException.class, () -> decrypt(SdkBytes.fromByteArray(bytes), CONTEXT));
    assertThrows(
        InvalidCiphertextException.class,
        () -> decrypt(SdkBytes.fromUtf8String("rubbish"), CONTEXT));
  }

  @Test
  void aDisabledKeyDoesNothingUntilItIsEnabled() {
    String key = key();
    SdkBytes blob = encrypt(key);
    kms.disableKey(request -> request.keyId(key));
    assertThrows(DisabledException.class, () -> encrypt(key));
    assertThrows(DisabledException.class, () -> decrypt(blob, CONTEXT));
    kms.enableKey(request -> request.keyId(key));
    assertEquals("secret", decrypt(blob, CONTEXT));
  }

  private String signingKey() {
    return kms.createKey(
            request -> request.keySpec(KeySpec.ECC_NIST_P256).keyUsage(KeyUsageType.SIGN_VERIFY))
        .keyMetadata()
        .keyId();
  }

  private SdkBytes sign(String keyId, byte[] message, MessageType type) {
    return kms.sign(request ->
            request
                .keyId(keyId)
                .message(SdkBytes.fromByteArray(message))
                .messageType(type)
                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
        .signature();
  }

  private boolean verifies(String keyId, byte[] message, SdkBytes signature) throws Exception {
    byte[] der = kms.getPublicKey(request -> request.keyId(keyId)).publicKey().asByteArray();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)));
    verifier.update(message);
    return verifier.verify(signature.asByteArray());
  }

  @Test
  void aSigningKeySignsMessagesAndDigestsAndShowsItsPublicHalf() throws Exception {
    byte[] message = "the books".getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(message);
    String key = signingKey();
    assertTrue(verifies(key, message, sign(key, message, MessageType.RAW)));
    SdkBytes signature = sign(key, digest, MessageType.DIGEST);
    assertTrue(verifies(key, message, signature));
    assertFalse(verifies(signingKey(), message, signature));
    stop();
    start();
    assertTrue(verifies(key, message, signature), "the key is the same after a restart");
  }

  @Test
  void aKeyIsUsedForWhatItIsFor() {
    byte[] digest = new byte[32];
    String signing = signingKey();
    assertThrows(InvalidKeyUsageException.class, () -> sign(key(), digest, MessageType.DIGEST));
    assertThrows(InvalidKeyUsageException.class, () -> encrypt(signing));
    assertThrows(KmsException.class, () -> sign(signing, new byte[31], MessageType.DIGEST));
    assertThrows(
        InvalidKeyUsageException.class, () -> kms.getPublicKey(request -> request.keyId(key())));
  }

  @Test
  void keysAreFoundByAliasAndOnlyIfTheyExist() {
    String key = key();
    kms.createAlias(request -> request.aliasName("alias/one").targetKeyId(key));
    assertEquals("secret", decrypt(encrypt("alias/one"), CONTEXT));
    assertThrows(NotFoundException.class, () -> encrypt("alias/two"));
    assertThrows(
        AlreadyExistsException.class,
        () -> kms.createAlias(request -> request.aliasName("alias/one").targetKeyId(key)));
    SdkBytes blob = encrypt(key);
    String other = key();
    assertThrows(
        IncorrectKeyException.class,
        () ->
            kms.decrypt(
                request -> request.keyId(other).ciphertextBlob(blob).encryptionContext(CONTEXT)));
  }

  @Test
  void keysSurviveInAFileThatOnlyItsOwnerReads() throws Exception {
    String key = key();
    kms.createAlias(request -> request.aliasName("alias/kept").targetKeyId(key));
    SdkBytes blob = encrypt(key);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertFalse(Files.readString(file()).contains("secret"));
    stop();
    start();
    assertEquals("secret", decrypt(blob, CONTEXT));
    assertEquals("secret", decrypt(encrypt("alias/kept"), CONTEXT));
  }
}
