package prepaid.aws.invocation;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Token;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

/**
 * The lines and tokens of a vend as objects.
 *
 * @param currency of the vend; every amount in it has the same
 */
record Breakdown(Currency currency) {
  Map<String, Object> of(Line line) {
    Map<String, Object> object = Fields.object();
    object.put("kind", line.kind().slug());
    object.put("description", line.description());
    object.put("net", minor(line.net()));
    object.put("tax", minor(line.tax()));
    line.units().ifPresent(units -> object.put("units", units.tenths()));
    return object;
  }

  Line line(Fields fields) throws Malformed {
    Line line =
        new Line(
            fields.read("kind", slug -> Slugs.of(LineKind.values(), LineKind::slug, slug)),
            fields.text("description"),
            money(fields.number("net")),
            money(fields.number("tax")),
            fields.optionalNumber("units").map(Units::new));
    fields.end();
    return line;
  }

  Map<String, Object> of(IssuedToken token) {
    Map<String, Object> object = Fields.object();
    object.put("kind", token.kind().slug());
    object.put("digits", token.token().digits());
    object.put("tokenIdentifier", token.tokenIdentifier());
    token.units().ifPresent(units -> object.put("units", units.tenths()));
    token.credit().ifPresent(credit -> object.put("credit", minor(credit)));
    return object;
  }

  IssuedToken token(Fields fields) throws Malformed {
    Optional<Long> credit = fields.optionalNumber("credit");
    IssuedToken token =
        new IssuedToken(
            fields.read("kind", slug -> Slugs.of(TokenKind.values(), TokenKind::slug, slug)),
            fields.read("digits", Token::new),
            fields.smallNumber("tokenIdentifier"),
            fields.optionalNumber("units").map(Units::new),
            credit.map(this::money));
    fields.end();
    return token;
  }

  private long minor(Money money) {
    if (!money.currency().equals(currency)) {
      throw new IllegalArgumentException("two currencies in one vend");
    }
    return money.minor();
  }

  private Money money(long minor) {
    return new Money(minor, currency);
  }
}
