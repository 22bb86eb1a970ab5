package prepaid.vending.vending;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.CurrencyAmount;
import prepaid.sts.CurrencyCredit;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.MeterPan;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.TokenMinute;
import prepaid.sts.UnitsAmount;
import prepaid.sts.UnitsCredit;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.VendingKeys;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Priced;

/** Turns what a tender bought into tokens, each with a minute of its own. */
final class Minting {
  private static final int RND_VALUES = 16;
  private static final BigInteger UNIT_1E5 = BigInteger.valueOf(100_000);

  private final VendingKeys keys;
  private final RandomGenerator random;

  Minting(VendingKeys keys, RandomGenerator random) {
    this.keys = keys;
    this.random = random;
  }

  /**
   * @param lastMinute the last minute that the tokens use, since 1993-01-01T00:00Z
   */
  record Minted(List<IssuedToken> tokens, long lastMinute) {}

  /**
   * Mints the tokens of a quote, the first with the meter's next minute. More units than one token
   * holds go into several.
   */
  Minted mint(Quote quote) {
    List<IssuedToken> tokens = new ArrayList<>();
    long last = quote.meter().state().lastTokenMinute();
    for (Content content : contents(quote.priced())) {
      last = TokenMinute.next(quote.at(), last);
      CreditToken credit = content.token(service(quote), this, tid(quote, last));
      tokens.add(issue(quote, content.kind(), credit));
    }
    // Without a token a minute is passed over, so that the index by minutes has the vend in place.
    return new Minted(tokens, tokens.isEmpty() ? TokenMinute.next(quote.at(), last) : last);
  }

  /** What one token brings to the meter. */
  private sealed interface Content {
    TokenKind kind();

    CreditToken token(CreditService service, Minting minting, TokenIdentifier tid);
  }

  private record OfUnits(TokenKind kind, long tenths) implements Content {
    @Override
    public CreditToken token(CreditService service, Minting minting, TokenIdentifier tid) {
      return CreditToken.units(service, minting.random.nextInt(RND_VALUES), tid, tenths);
    }
  }

  private record OfMoney(TokenKind kind, Money money) implements Content {
    @Override
    public CreditToken token(CreditService service, Minting minting, TokenIdentifier tid) {
      return CreditToken.currency(service, tid, unit1e5(money));
    }
  }

  /** In the order of entry: what was bought, then what is free. */
  private static List<Content> contents(Priced priced) {
    List<Content> contents = new ArrayList<>();
    priced.credit().ifPresent(credit -> contents.add(new OfMoney(TokenKind.CREDIT, credit)));
    split(TokenKind.CREDIT, priced.units(), contents);
    priced.freeUnits().ifPresent(units -> split(TokenKind.FREE_UNITS, units, contents));
    return contents;
  }

  /** What tokens for so many units bring: a token's field has few digits, and is rounded up. */
  static Units brought(Units units) {
    List<Content> parts = new ArrayList<>();
    split(TokenKind.CREDIT, units, parts);
    long tenths = 0;
    for (Content part : parts) {
      tenths += part instanceof OfUnits(var kind, long each) ? decoded(each) : 0;
    }
    return new Units(tenths);
  }

  private static long decoded(long tenths) {
    return UnitsAmount.decoded(UnitsAmount.field(tenths));
  }

  /** The same for a credit in money. */
  static Money brought(Money money) {
    return minor(CurrencyAmount.decoded(CurrencyAmount.field(unit1e5(money))), money.currency());
  }

  private static void split(TokenKind kind, Units units, List<Content> into) {
    for (long rest = units.tenths(); rest > 0; rest -= UnitsAmount.MAX_TENTHS) {
      into.add(new OfUnits(kind, Math.min(rest, UnitsAmount.MAX_TENTHS)));
    }
  }

  private IssuedToken issue(Quote quote, TokenKind kind, CreditToken credit) {
    Money tender = quote.priced().tender();
    return new IssuedToken(
        kind,
        keys.mint(quote.key(), decoderKeyParameters(quote), credit),
        credit.tid().minutes(),
        credit instanceof UnitsCredit units
            ? Optional.of(new Units(units.tenths()))
            : Optional.empty(),
        credit instanceof CurrencyCredit money
            ? Optional.of(minor(money.unit1e5(), tender.currency()))
            : Optional.empty());
  }

  private static TokenIdentifier tid(Quote quote, long minute) {
    return TokenIdentifier.ofMinuteSince1993(quote.key().terms().baseDate(), minute).orElseThrow();
  }

  private static CreditService service(Quote quote) {
    boolean isCurrency = quote.priced().credit().isPresent();
    Resource resource = quote.meter().registration().resource();
    return switch (resource) {
      case ELECTRICITY ->
          isCurrency ? CreditService.ELECTRICITY_CURRENCY : CreditService.ELECTRICITY;
      case WATER -> isCurrency ? CreditService.WATER_CURRENCY : CreditService.WATER;
      case GAS -> isCurrency ? CreditService.GAS_CURRENCY : CreditService.GAS;
      case TIME -> isCurrency ? CreditService.TIME_CURRENCY : CreditService.TIME;
    };
  }

  private static BigInteger unit1e5(Money money) {
    return BigInteger.valueOf(money.minor())
        .multiply(UNIT_1E5)
        .divide(BigInteger.TEN.pow(money.currency().getDefaultFractionDigits()));
  }

  /** What the meter adds, in minor units, rounded down: never promise more than it shows. */
  static Money minor(BigInteger unit1e5, Currency currency) {
    BigInteger minor =
        unit1e5.multiply(BigInteger.TEN.pow(currency.getDefaultFractionDigits())).divide(UNIT_1E5);
    return new Money(minor.longValueExact(), currency);
  }

  private static DecoderKeyParameters decoderKeyParameters(Quote quote) {
    Registration registration = quote.meter().registration();
    StsAttributes sts = registration.sts();
    KeyTerms terms = quote.key().terms();
    return new DecoderKeyParameters(
        terms.derivation(),
        sts.encryptionAlgorithm(),
        terms.baseDate(),
        MeterPan.of(registration.number()),
        sts.keyType(),
        sts.supplyGroup(),
        sts.tariffIndex(),
        sts.keyRevision());
  }
}
