package prepaid.aws.dynamo;

import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import prepaid.sts.Token;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

/**
 * The lines and tokens of a vend in short texts: {@code kind|net|tax|units|description} and {@code
 * kind|digits|TID|units|credit}, money in minor units, units in tenths, empty for what is absent.
 *
 * @param currency of the vend; every amount in it has the same
 */
record LineText(Currency currency) {
  private static final int LINE_PARTS = 5;
  private static final int TOKEN_PARTS = 5;

  String of(Line line) {
    return String.join(
        "|",
        line.kind().slug(),
        minor(line.net()),
        minor(line.tax()),
        line.units().map(LineText::tenths).orElse(""),
        line.description());
  }

  Line line(String text) {
    String[] parts = StsText.parts(text, "\\|", LINE_PARTS);
    return new Line(
        ofSlug(LineKind.values(), LineKind::slug, parts[0]),
        parts[4],
        money(parts[1]),
        money(parts[2]),
        present(parts[3]).map(LineText::units));
  }

  String of(IssuedToken token) {
    return String.join(
        "|",
        token.kind().slug(),
        token.token().digits(),
        Integer.toString(token.tokenIdentifier()),
        token.units().map(LineText::tenths).orElse(""),
        token.credit().map(this::minor).orElse(""));
  }

  IssuedToken token(String text) {
    String[] parts = StsText.parts(text, "\\|", TOKEN_PARTS);
    return new IssuedToken(
        ofSlug(TokenKind.values(), TokenKind::slug, parts[0]),
        new Token(parts[1]),
        Integer.parseInt(parts[2]),
        present(parts[3]).map(LineText::units),
        present(parts[4]).map(this::money));
  }

  /** The constant of a slug. */
  static <E> E ofSlug(E[] values, Function<E, String> slug, String text) {
    return Arrays.stream(values)
        .filter(value -> slug.apply(value).equals(text))
        .findFirst()
        .orElseThrow(StsText::unknown);
  }

  /** A row has one currency for all its amounts: another one would change its meaning. */
  String minor(Money money) {
    if (!money.currency().equals(currency)) {
      throw new IllegalArgumentException("two currencies in one row");
    }
    return Long.toString(money.minor());
  }

  private Money money(String minor) {
    return new Money(Long.parseLong(minor), currency);
  }

  private static String tenths(Units units) {
    return Long.toString(units.tenths());
  }

  private static Units units(String tenths) {
    return new Units(Long.parseLong(tenths));
  }

  private static Optional<String> present(String part) {
    return part.isEmpty() ? Optional.empty() : Optional.of(part);
  }
}
