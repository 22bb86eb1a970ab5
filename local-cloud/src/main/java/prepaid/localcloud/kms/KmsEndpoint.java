package prepaid.localcloud.kms;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import prepaid.localcloud.iam.Policies;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.wire.Caller;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** KMS over its own protocol, JSON 1.1 with {@code X-Amz-Target: TrentService.…}. */
public final class KmsEndpoint {
  public static final String TARGET = "TrentService.";
  private static final int PLAINTEXT_BYTES_MAX = 4096;

  private final LocalKeys keys;
  private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();
  private volatile Policies policies = Policies.none();

  public KmsEndpoint(LocalKeys keys) {
    this.keys = keys;
  }

  /** From now on each caller is held to its policies. */
  public void guardedBy(Policies now) {
    this.policies = now;
  }

  /** How often an operation was called, refused calls included: tests count key unwraps. */
  public long calls(String operation) {
    return calls.getOrDefault(operation, new AtomicLong()).get();
  }

  public WireResponse answer(WireRequest request) {
    String operation = request.header("X-Amz-Target").orElse("").replace(TARGET, "");
    calls.computeIfAbsent(operation, unused -> new AtomicLong()).incrementAndGet();
    try {
      Map<String, Object> body = Json.object(request.body());
      String caller = Caller.accessKeyId(request).orElse("");
      return WireResponse.of(
          200, "application/x-amz-json-1.1", Json.bytes(perform(caller, operation, body)));
    } catch (KmsRefusal refusal) {
      return WireResponse.of(
          refusal.status(),
          "application/x-amz-json-1.1",
          Json.bytes(
              Map.of("__type", refusal.type(), "message", String.valueOf(refusal.getMessage()))));
    }
  }

  private Map<String, Object> perform(String caller, String operation, Map<String, Object> body)
      throws KmsRefusal {
    return switch (operation) {
      case "Encrypt" -> encrypt(caller, body);
      case "Decrypt" -> decrypt(caller, body);
      case "CreateKey" -> {
        allowed(caller, operation, "*", Map.of());
        LocalKey made = keys.create(spec(body), Json.string(body, "Description"));
        yield Map.of("KeyMetadata", metadata(made));
      }
      case "Sign" -> sign(caller, body);
      case "GetPublicKey" -> publicKey(caller, body);
      case "DescribeKey" ->
          Map.of("KeyMetadata", metadata(allowedKey(caller, operation, body, Map.of())));
      case "CreateAlias" -> alias(caller, body);
      case "ListAliases" -> aliases(caller);
      case "EnableKey", "DisableKey" -> {
        LocalKey key = allowedKey(caller, operation, body, Map.of());
        keys.enable(key.id(), operation.equals("EnableKey"));
        yield Map.of();
      }
      default ->
          throw new KmsRefusal("UnknownOperationException", operation + " is not served here");
    };
  }

  private Map<String, Object> encrypt(String caller, Map<String, Object> body) throws KmsRefusal {
    Map<String, String> context = context(body);
    LocalKey key =
        usedFor(
            LocalKey.Spec.SYMMETRIC_DEFAULT, enabled(allowedKey(caller, "Encrypt", body, context)));
    byte[] plaintext = base64(body, "Plaintext");
    if (plaintext.length == 0 || plaintext.length > PLAINTEXT_BYTES_MAX) {
      throw new KmsRefusal("ValidationException", "Plaintext must have 1 to 4096 bytes");
    }
    byte[] sealed = key.encrypt(plaintext, context, keys.random());
    Arrays.fill(plaintext, (byte) 0);
    return Map.of(
        "CiphertextBlob", Base64.getEncoder().encodeToString(sealed),
        "KeyId", key.arn(),
        "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
  }

  private Map<String, Object> decrypt(String caller, Map<String, Object> body) throws KmsRefusal {
    byte[] ciphertext = base64(body, "CiphertextBlob");
    Map<String, String> context = context(body);
    LocalKey key =
        keys.find(LocalKey.keyIdOf(ciphertext))
            .orElseThrow(() -> new KmsRefusal("InvalidCiphertextException", ""));
    allowed(caller, "Decrypt", key.arn(), context);
    String named = Json.string(body, "KeyId");
    if (!named.isEmpty() && !keys.find(named).map(LocalKey::id).equals(Optional.of(key.id()))) {
      throw new KmsRefusal("IncorrectKeyException", "The ciphertext is of another key.");
    }
    enabled(key);
    try {
      byte[] plaintext = key.decrypt(ciphertext, context);
      return Map.of(
          "Plaintext", Base64.getEncoder().encodeToString(plaintext),
          "KeyId", key.arn(),
          "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    } catch (GeneralSecurityException e) {
      throw new KmsRefusal("InvalidCiphertextException", "");
    }
  }

  private static LocalKey.Spec spec(Map<String, Object> body) throws KmsRefusal {
    String asked = Json.string(body, "KeySpec");
    String usage = Json.string(body, "KeyUsage");
    for (LocalKey.Spec spec : LocalKey.Spec.values()) {
      if (spec.name().equals(asked.isEmpty() ? "SYMMETRIC_DEFAULT" : asked)
          && spec.usage().equals(usage.isEmpty() ? "ENCRYPT_DECRYPT" : usage)) {
        return spec;
      }
    }
    throw new KmsRefusal("ValidationException", "keys of this spec and usage are not made here");
  }

  private Map<String, Object> sign(String caller, Map<String, Object> body) throws KmsRefusal {
    LocalKey key =
        usedFor(LocalKey.Spec.ECC_NIST_P256, enabled(allowedKey(caller, "Sign", body, Map.of())));
    byte[] message = base64(body, "Message");
    boolean digest = Json.string(body, "MessageType").equals("DIGEST");
    if (!Json.string(body, "SigningAlgorithm").equals(SigningKey.ALGORITHM)
        || message.length == 0
        || message.length > PLAINTEXT_BYTES_MAX
        || digest && message.length != SigningKey.DIGEST_BYTES) {
      throw new KmsRefusal("ValidationException", "not an algorithm or a message of this key");
    }
    return Map.of(
        "KeyId", key.arn(),
        "Signature", Base64.getEncoder().encodeToString(key.signing().sign(message, digest)),
        "SigningAlgorithm", SigningKey.ALGORITHM);
  }

  private Map<String, Object> publicKey(String caller, Map<String, Object> body) throws KmsRefusal {
    LocalKey key =
        usedFor(
            LocalKey.Spec.ECC_NIST_P256,
            enabled(allowedKey(caller, "GetPublicKey", body, Map.of())));
    return Map.of(
        "KeyId", key.arn(),
        "PublicKey", Base64.getEncoder().encodeToString(key.signing().publicKey()),
        "KeySpec", key.spec().name(),
        "KeyUsage", key.spec().usage(),
        "SigningAlgorithms", List.of(SigningKey.ALGORITHM));
  }

  private static LocalKey usedFor(LocalKey.Spec spec, LocalKey key) throws KmsRefusal {
    if (key.spec() != spec) {
      throw new KmsRefusal(
          "InvalidKeyUsageException", key.arn() + " is a key for " + key.spec().usage() + ".");
    }
    return key;
  }

  private Map<String, Object> alias(String caller, Map<String, Object> body) throws KmsRefusal {
    String alias = Json.string(body, "AliasName");
    String target = Json.string(body, "TargetKeyId");
    LocalKey key = keys.find(target).orElseThrow(() -> notFound(target));
    allowed(caller, "CreateAlias", key.arn(), Map.of());
    if (keys.find(alias).isPresent()) {
      throw new KmsRefusal("AlreadyExistsException", alias + " exists already");
    }
    keys.alias(alias, key.id());
    return Map.of();
  }

  private Map<String, Object> aliases(String caller) throws KmsRefusal {
    allowed(caller, "ListAliases", "*", Map.of());
    List<Object> list = new ArrayList<>();
    keys.aliases()
        .forEach((alias, id) ->
            list.add(
                Map.of(
                    "AliasName", alias,
                    "AliasArn", Stack.arn("kms", alias),
                    "TargetKeyId", id)));
    return Map.of("Aliases", list, "Truncated", false);
  }

  private LocalKey allowedKey(
      String caller, String operation, Map<String, Object> body, Map<String, String> context)
      throws KmsRefusal {
    String name = Json.string(body, "KeyId");
    LocalKey key = keys.find(name).orElseThrow(() -> notFound(name));
    allowed(caller, operation, key.arn(), context);
    return key;
  }

  private static LocalKey enabled(LocalKey key) throws KmsRefusal {
    if (!key.enabled()) {
      throw new KmsRefusal("DisabledException", key.arn() + " is disabled.");
    }
    return key;
  }

  private void allowed(
      String caller, String operation, String resource, Map<String, String> context)
      throws KmsRefusal {
    Map<String, String> conditions = new LinkedHashMap<>();
    context.forEach((name, value) -> conditions.put("kms:EncryptionContext:" + name, value));
    var refusal =
        policies.refusal(new Policies.Call(caller, "kms:" + operation, resource, conditions));
    if (refusal.isPresent()) {
      throw new KmsRefusal("AccessDeniedException", refusal.get());
    }
  }

  private static KmsRefusal notFound(String name) {
    return new KmsRefusal("NotFoundException", "Key '" + name + "' does not exist");
  }

  private static Map<String, Object> metadata(LocalKey key) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("KeyId", key.id());
    metadata.put("Arn", key.arn());
    metadata.put("Description", key.description());
    metadata.put("Enabled", key.enabled());
    metadata.put("KeyState", key.enabled() ? "Enabled" : "Disabled");
    metadata.put("KeyUsage", key.spec().usage());
    metadata.put("KeySpec", key.spec().name());
    metadata.put("Origin", "AWS_KMS");
    return metadata;
  }

  private static Map<String, String> context(Map<String, Object> body) {
    Map<String, String> context = new LinkedHashMap<>();
    Json.member(body, "EncryptionContext").forEach((name, value) -> context.put(name, "" + value));
    return context;
  }

  private static byte[] base64(Map<String, Object> body, String name) throws KmsRefusal {
    try {
      return Base64.getDecoder().decode(Json.string(body, name));
    } catch (IllegalArgumentException e) {
      throw new KmsRefusal("ValidationException", name + " is not base64");
    }
  }
}
