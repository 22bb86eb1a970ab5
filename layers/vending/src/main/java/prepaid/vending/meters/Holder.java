package prepaid.vending.meters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who holds a meter's account. Personal data: never in a vend row, never in a log.
 *
 * @param phone E.164, such as {@code +27821234567}
 * @param language IETF tag, such as {@code en}; empty means the utility's first language
 * @param commitmentKey random bytes in hexadecimal digits, made anew with each change of the data;
 *     shown to nobody, and erased with the data
 */
public record Holder(
    String name,
    Optional<String> phone,
    Optional<String> account,
    Optional<String> address,
    Optional<String> language,
    Optional<String> commitmentKey) {
  private static final String FORM = "holder-1";
  private static final String HMAC = "HmacSHA256";

  /** Length of a commitment's key. */
  public static final int KEY_BYTES = 16;

  /** A holder without a key yet. */
  public Holder(
      String name,
      Optional<String> phone,
      Optional<String> account,
      Optional<String> address,
      Optional<String> language) {
    this(name, phone, account, address, language, Optional.empty());
  }

  /** What is left when somebody's data is erased. */
  public static Holder erased() {
    return new Holder("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same holder with a key of its own. */
  public Holder committedWith(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a commitment's key has 16 bytes");
    }
    Optional<String> digits = Optional.of(HexFormat.of().formatHex(key));
    return new Holder(name, phone, account, address, language, digits);
  }

  /** Whether it is the same data, whatever the key. */
  public boolean isSameAs(Holder other) {
    return data().equals(other.data());
  }

  /**
   * What a vend row keeps instead of the data: HMAC-SHA-256 of all of it under the key. Whoever is
   * shown data and key can check for whom a vend was made; without the key nobody can even guess.
   *
   * @return 64 hexadecimal digits; empty without a key
   */
  public Optional<String> commitment() {
    return commitmentKey.map(key -> {
      Mac mac = mac(HexFormat.of().parseHex(key));
      for (String field : data()) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    });
  }

  private List<String> data() {
    return List.of(
        FORM, name, phone.orElse(""), account.orElse(""), address.orElse(""), language.orElse(""));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }

  /** The name as a stranger may see it: the first letter of each part, {@code T*** M*****}. */
  public String masked() {
    StringBuilder masked = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      masked.append(first || !Character.isLetterOrDigit(c) ? c : '*');
      first = !Character.isLetterOrDigit(c);
    }
    return masked.toString();
  }

  @Override
  public String toString() {
    return "Holder[…]";
  }
}
