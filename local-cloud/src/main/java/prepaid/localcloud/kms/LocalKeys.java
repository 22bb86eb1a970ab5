package prepaid.localcloud.kms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.PrivateFile;

/** The keys of this machine's KMS, kept in a file that only its owner reads, or in memory. */
public final class LocalKeys {
  private static final String ALIAS_PREFIX = "alias/";

  private final Map<String, LocalKey> keys = new LinkedHashMap<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final Optional<Path> file;
  private final SecureRandom random;

  /** Keys of an earlier start are read from {@code file}. */
  public LocalKeys(Optional<Path> file, SecureRandom random) {
    this.file = file;
    this.random = random;
    file.filter(Files::exists).ifPresent(this::read);
  }

  synchronized LocalKey create(LocalKey.Spec spec, String description) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    String name = UUID.nameUUIDFromBytes(id).toString();
    LocalKey key =
        new LocalKey(new LocalKey.Description(name, spec, description), true, material(spec));
    keys.put(key.id(), key);
    write();
    return key;
  }

  private byte[] material(LocalKey.Spec spec) {
    if (spec == LocalKey.Spec.ECC_NIST_P256) {
      return SigningKey.newMaterial(random);
    }
    byte[] material = new byte[32];
    random.nextBytes(material);
    return material;
  }

  synchronized void alias(String alias, String keyId) {
    aliases.put(alias, keyId);
    write();
  }

  synchronized Map<String, String> aliases() {
    return new LinkedHashMap<>(aliases);
  }

  synchronized void enable(String keyId, boolean enabled) {
    keys.computeIfPresent(keyId, (id, key) -> key.withEnabled(enabled));
    write();
  }

  /** Finds a key by id, ARN, alias name or alias ARN. */
  synchronized Optional<LocalKey> find(String name) {
    String resource = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
    if (resource.startsWith(ALIAS_PREFIX)) {
      return Optional.ofNullable(aliases.get(resource)).flatMap(this::find);
    }
    String id = resource.startsWith("key/") ? resource.substring("key/".length()) : resource;
    return Optional.ofNullable(keys.get(id));
  }

  SecureRandom random() {
    return random;
  }

  private void write() {
    if (file.isEmpty()) {
      return;
    }
    List<Object> list = new ArrayList<>();
    for (LocalKey key : keys.values()) {
      list.add(
          Map.of(
              "id", key.id(),
              "spec", key.spec().name(),
              "description", key.description(),
              "enabled", key.enabled(),
              "material", Base64.getEncoder().encodeToString(key.material())));
    }
    PrivateFile.replace(file.get(), Json.bytes(Map.of("keys", list, "aliases", aliases)));
  }

  private void read(Path from) {
    try {
      Map<String, Object> stored = Json.object(Files.readAllBytes(from));
      Json.member(stored, "aliases").forEach((alias, id) -> aliases.put(alias, id.toString()));
      if (stored.get("keys") instanceof List<?> list) {
        for (Object item : list) {
          LocalKey key = key(Json.object(Json.bytes(item)));
          keys.put(key.id(), key);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the keys of this machine", e);
    }
  }

  private static LocalKey key(Map<String, Object> stored) {
    // A file of before there were signing keys says nothing of it.
    String spec = Json.string(stored, "spec");
    return new LocalKey(
        new LocalKey.Description(
            Json.string(stored, "id"),
            spec.isEmpty() ? LocalKey.Spec.SYMMETRIC_DEFAULT : LocalKey.Spec.valueOf(spec),
            Json.string(stored, "description")),
        Json.string(stored, "enabled").equals("true"),
        Base64.getDecoder().decode(Json.string(stored, "material")));
  }
}
