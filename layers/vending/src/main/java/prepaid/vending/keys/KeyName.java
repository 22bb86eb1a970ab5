package prepaid.vending.keys;

/**
 * Names a vending key.
 *
 * @param supplyGroup SGC, 6 digits
 * @param keyRevision KRN, 1-9
 */
public record KeyName(String supplyGroup, int keyRevision) implements Comparable<KeyName> {
  public static KeyName of(KeyTerms terms) {
    return new KeyName(terms.supplyGroup(), terms.keyRevision());
  }

  /** Such as {@code 123457#1}. */
  public String text() {
    return supplyGroup + "#" + keyRevision;
  }

  /** As people name it, such as {@code key revision 1 of supply group 123457}. */
  public String words() {
    return "key revision %d of supply group %s".formatted(keyRevision, supplyGroup);
  }

  /**
   * @throws IllegalArgumentException when it is none
   */
  public static KeyName parse(String text) {
    if (!text.matches("[0-9]{6}#[1-9]")) {
      throw new IllegalArgumentException("no name of a key");
    }
    return new KeyName(text.substring(0, 6), text.charAt(7) - '0');
  }

  @Override
  public int compareTo(KeyName other) {
    return text().compareTo(other.text());
  }
}
