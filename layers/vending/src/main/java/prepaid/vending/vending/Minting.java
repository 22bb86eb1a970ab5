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
import prepaid.sts.Drn;
import prepaid.sts.Token;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.TokenMinute;
import prepaid.sts.UnitsAmount;
import prepaid.sts.UnitsCredit;
import prepaid.vending.keys.VendingKeys;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
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
  Minted mint(Quote quote, MoneySource source) {
    List<IssuedToken> tokens = new ArrayList<>(keyChange(quote));
    long last = quote.meter().state().lastTokenMinute();
    for (Content content : contents(quote.priced(), source)) {
      last = TokenMinute.next(quote.at(), last);
      CreditToken credit = content.token(service(quote), this, tid(quote, last));
      tokens.add(issue(quote, content.kind(), credit));
    }
    if (source instanceof MoneySource.Engineering(var task, var mandate)) {
      last = TokenMinute.next(quote.at(), last);
      tokens.add(engineering(quote, task, tid(quote, last)));
    }
    // Without a dated token a minute is passed over, so that the index has the vend in its place.
    boolean passedOver = last == quote.meter().state().lastTokenMinute();
    return new Minted(tokens, passedOver ? TokenMinute.next(quote.at(), last) : last);
  }

  /** They come first: what follows is made under the new key. */
  private List<IssuedToken> keyChange(Quote quote) {
    KeyPlan plan = quote.plan();
    Drn number = quote.meter().registration().number();
    return plan.move()
        .map(move ->
            keys
                .changeKey(
                    keyed(move.key(), number, move.from()), keyed(plan.key(), number, plan.sts()))
                .stream()
                .map(token -> plain(TokenKind.KEY_CHANGE, token, 0))
                .toList())
        .orElse(List.of());
  }

  private static VendingKeys.Keyed keyed(WrappedKey key, Drn number, StsAttributes sts) {
    return new VendingKeys.Keyed(key, key.terms().decoderKey(number, sts));
  }

  private static IssuedToken plain(TokenKind kind, Token token, int tokenIdentifier) {
    return new IssuedToken(kind, token, tokenIdentifier, Optional.empty(), Optional.empty());
  }

  private IssuedToken engineering(Quote quote, EngineeringTask task, TokenIdentifier tid) {
    if (task.kind() == EngineeringTask.Kind.TEST) {
      return plain(TokenKind.ENGINEERING, keys.test(EngineeringTokens.testing(task)), 0);
    }
    TokenKind kind =
        task.kind() == EngineeringTask.Kind.POWER_LIMIT
            ? TokenKind.POWER_LIMIT
            : TokenKind.ENGINEERING;
    var management = EngineeringTokens.management(task, random.nextInt(RND_VALUES), tid);
    return plain(
        kind,
        keys.manage(quote.plan().key(), decoderKeyParameters(quote), management),
        tid.minutes());
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
  private static List<Content> contents(Priced priced, MoneySource source) {
    TokenKind kind =
        source instanceof MoneySource.Grant ? TokenKind.RESERVE_CREDIT : TokenKind.CREDIT;
    List<Content> contents = new ArrayList<>();
    priced.credit().ifPresent(credit -> contents.add(new OfMoney(kind, credit)));
    split(kind, priced.units(), contents);
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
        keys.mint(quote.plan().key(), decoderKeyParameters(quote), credit),
        credit.tid().minutes(),
        credit instanceof UnitsCredit units
            ? Optional.of(new Units(units.tenths()))
            : Optional.empty(),
        credit instanceof CurrencyCredit money
            ? Optional.of(minor(money.unit1e5(), tender.currency()))
            : Optional.empty());
  }

  private static TokenIdentifier tid(Quote quote, long minute) {
    return TokenIdentifier.ofMinuteSince1993(quote.plan().key().terms().baseDate(), minute)
        .orElseThrow();
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
    KeyPlan plan = quote.plan();
    return plan.key().terms().decoderKey(quote.meter().registration().number(), plan.sts());
  }
}
