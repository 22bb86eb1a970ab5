package prepaid.vending.meters;

import java.util.Optional;

/**
 * Who holds a meter's account. Personal data: never in a vend row, never in a log.
 *
 * @param phone E.164, such as {@code +27821234567}
 * @param language IETF tag, such as {@code en}; empty means the utility's first language
 */
public record Holder(
    String name,
    Optional<String> phone,
    Optional<String> account,
    Optional<String> address,
    Optional<String> language) {
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
