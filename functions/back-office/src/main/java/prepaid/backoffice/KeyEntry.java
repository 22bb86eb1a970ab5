package prepaid.backoffice;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyTerms;

/**
 * One operator's component, as it was typed. The bytes are wiped by {@link #close}; the text they
 * were read from is garbage by then and cannot be wiped in Java.
 */
@SuppressWarnings("ArrayRecordComponent") // one owner, who wipes it
record KeyEntry(KeyTerms terms, byte[] component, Expected expected) implements AutoCloseable {
  /**
   * What the operator's papers say, each 6 lower-case hexadecimal digits.
   *
   * @param ofComponent the check value of the component
   * @param ofKey the check value of the whole key
   */
  record Expected(Optional<String> ofComponent, Optional<String> ofKey) {
    static final Expected NOTHING = new Expected(Optional.empty(), Optional.empty());
  }

  /** Whether the component is not the one of the operator's papers. */
  boolean isMistyped() {
    return expected.ofComponent().filter(value -> !value.equals(componentCheckValue())).isPresent();
  }

  String componentCheckValue() {
    return KeyComponent.checkValueOf(component);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public void close() {
    Arrays.fill(component, (byte) 0);
  }

  @Override
  public String toString() {
    return "KeyEntry[…]";
  }
}
