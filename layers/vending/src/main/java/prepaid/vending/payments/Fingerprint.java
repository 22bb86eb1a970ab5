package prepaid.vending.payments;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import prepaid.vending.vending.Quotes.Wish;

/**
 * The canonical content of an order, kept with the mark of its Idempotency-Key, so that a repeat
 * with other content is told which field differs. Each field is kept as a digest: the phone number
 * has no second place to be erased from.
 */
final class Fingerprint {
  private static final int DIGITS = 16;

  private Fingerprint() {}

  /**
   * @param currency the meter's, which an order may leave out
   */
  static String of(Order order, String currency) {
    return fields(order, currency).entrySet().stream()
        .map(field -> field.getKey() + ":" + digest(field.getKey(), field.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** The first field in which a later order differs from the one that was stored. */
  static Optional<String> difference(String stored, Order later) {
    Map<String, String> fields = fields(later, named(later.wish()).orElse(""));
    if (named(later.wish()).isEmpty()) {
      // The meter's own, as it was then.
      fields.remove("currency");
    }
    for (String part : stored.split(" ")) {
      int colon = part.indexOf(':');
      String name = part.substring(0, colon);
      String value = fields.get(name);
      if (value != null && !digest(name, value).equals(part.substring(colon + 1))) {
        return Optional.of(asSent(name, later.wish()));
      }
    }
    return Optional.empty();
  }

  /** An order by units differs from one by amount in both: the person is told of what they sent. */
  private static String asSent(String name, Wish wish) {
    return name.equals("amount") && wish instanceof Wish.OfUnits ? "units" : name;
  }

  private static Map<String, String> fields(Order order, String currency) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("meterNumber", order.meterNumber().replaceAll("[\\s-]", ""));
    fields.put("amount", order.wish() instanceof Wish.OfAmount(var a, var c) ? plain(a) : "");
    fields.put("units", order.wish() instanceof Wish.OfUnits(var u, var c) ? plain(u) : "");
    fields.put("currency", currency);
    fields.put("phone", order.phone().orElse(""));
    fields.put("language", order.language().orElse(""));
    return fields;
  }

  private static Optional<String> named(Wish wish) {
    return switch (wish) {
      case Wish.OfAmount(var amount, var currency) -> currency;
      case Wish.OfUnits(var units, var currency) -> currency;
      case Wish.OfFreeUnits(var currency) -> currency;
    };
  }

  /** {@code 500}, {@code 500.0} and {@code 500.00} are one amount. */
  private static String plain(String decimal) {
    return decimal.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")
        ? new BigDecimal(decimal).stripTrailingZeros().toPlainString()
        : decimal;
  }

  private static String digest(String name, String value) {
    return Sha256.hex(name + "=" + value).substring(0, DIGITS);
  }
}
