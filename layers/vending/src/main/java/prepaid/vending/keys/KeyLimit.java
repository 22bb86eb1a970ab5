package prepaid.vending.keys;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How much the tokens of a key may bring and cost in a period; two operators set it.
 *
 * @param tenths the most units, in tenths
 * @param minor the most money, in minor units of the utility's currency
 * @param since from when it holds
 */
public record KeyLimit(
    KeyName key, KeyPeriod period, OptionalLong tenths, OptionalLong minor, Instant since) {
  public KeyLimit {
    if (tenths.isEmpty() && minor.isEmpty()) {
      throw new IllegalArgumentException("a limit limits something");
    }
  }

  /** What is left of it; what is not limited is left without end. */
  KeyAmount left(KeyAmount taken) {
    return new KeyAmount(
        tenths.orElse(Long.MAX_VALUE / 2) - taken.tenths(),
        minor.orElse(Long.MAX_VALUE / 2) - taken.minor());
  }

  /** The part of an amount that is limited. */
  KeyAmount limited(KeyAmount amount) {
    return new KeyAmount(
        tenths.isPresent() ? amount.tenths() : 0, minor.isPresent() ? amount.minor() : 0);
  }

  /** How much of it is taken, in hundredths, rounded down: the larger of both. */
  public int percent(KeyAmount taken) {
    return (int) Math.max(percent(tenths, taken.tenths()), percent(minor, taken.minor()));
  }

  private static long percent(OptionalLong limit, long taken) {
    long most = Math.max(limit.orElse(0), 1);
    return limit.isEmpty() ? 0 : Math.min(Math.multiplyExact(taken, 100) / most, 100);
  }
}
