package prepaid.partnervend.electrum;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import prepaid.http.JsonObject;
import prepaid.http.JsonValue;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

/**
 * The money for energy, on the tokens that carry it: in proportion to what they bring, so that all
 * of them add up to it. Free units cost nothing.
 */
final class TokenMoney {
  private static final String TAX_TYPE = "VAT";

  private final Sale sale;
  private final List<Long> weights = new ArrayList<>();
  private final long net;
  private final long tax;

  TokenMoney(Sale sale) {
    this.sale = sale;
    for (Sale.Told told : sale.tokens()) {
      weights.add(told.kind() == TokenKind.CREDIT ? weight(told) : 0);
    }
    this.net = minor(Line::net);
    this.tax = minor(Line::tax);
  }

  private long minor(Function<Line, Money> part) {
    return sale.lines().stream()
        .filter(line -> line.kind() == LineKind.ENERGY)
        .mapToLong(line -> part.apply(line).minor())
        .sum();
  }

  private static long weight(Sale.Told told) {
    return told.units()
        .map(Units::tenths)
        .or(() -> told.credit().map(Money::minor))
        .map(some -> Math.max(1, some))
        .orElse(1L);
  }

  /** What the token of that place costs. */
  JsonObject of(int place) {
    return taxable(
        new Money(share(net, place), sale.tender().currency()),
        new Money(share(tax, place), sale.tender().currency()));
  }

  /** Rounded by where the share ends, so that the last one takes exactly what is left. */
  private long share(long whole, int place) {
    long before = weights.stream().limit(place).mapToLong(Long::longValue).sum();
    long all = weights.stream().mapToLong(Long::longValue).sum();
    long own = weights.get(place);
    return own == 0 ? 0 : part(whole, before + own, all) - part(whole, before, all);
  }

  private static long part(long whole, long weight, long all) {
    return BigInteger.valueOf(whole)
        .multiply(BigInteger.valueOf(weight))
        .divide(BigInteger.valueOf(all))
        .longValueExact();
  }

  /** A {@code TaxableAmount}: with tax, the amount is without it. */
  JsonObject taxable(Money amount, Money itsTax) {
    JsonObject json = Amount.of(amount);
    return itsTax.isZero()
        ? json
        : json.put("tax", itsTax.minor()).put("taxType", TAX_TYPE).put("taxRate", rate());
  }

  private JsonValue rate() {
    BigDecimal percent = BigDecimal.valueOf(sale.tariff().taxBasisPoints(), 2).stripTrailingZeros();
    BigDecimal shown = percent.scale() < 1 ? percent.setScale(1) : percent;
    return new JsonValue.Numeral(shown.toPlainString());
  }
}
