package prepaid.vending.money;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A quantity in integer tenths of the resource's unit (0.1 kWh, 0.1 m³, 0.1 minute).
 *
 * @param tenths zero or more
 */
public record Units(long tenths) implements Comparable<Units> {
  public static final Units ZERO = new Units(0);

  public Units {
    if (tenths < 0) {
      throw new IllegalArgumentException("units below zero");
    }
  }

  /** Reads {@code 123} or {@code 123.4}: no sign, no exponent, at most one decimal. */
  public static Optional<Units> parse(String text) {
    if (!text.matches("[0-9]{1,9}(\\.[0-9])?")) {
      return Optional.empty();
    }
    return Optional.of(new Units(new BigDecimal(text).movePointRight(1).longValueExact()));
  }

  public Units plus(Units other) {
    return new Units(Math.addExact(tenths, other.tenths));
  }

  /** With one decimal, such as {@code 123.4}. */
  public String text() {
    return BigDecimal.valueOf(tenths, 1).toPlainString();
  }

  @Override
  public int compareTo(Units other) {
    return Long.compare(tenths, other.tenths);
  }

  @Override
  public String toString() {
    return text();
  }
}
