package prepaid.vending.vending;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
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
    long minute = Sellability.nextTokenMinute(quote.meter(), quote.at());
    for (CreditToken credit : credits(quote, minute)) {
      tokens.add(issue(quote, credit));
      minute = TokenMinute.of(credit.tid().instant(quote.key().terms().baseDate()));
    }
    return new Minted(tokens, minute);
  }

  private List<CreditToken> credits(Quote quote, long firstMinute) {
    CreditService service = service(quote);
    if (quote.priced().credit().isPresent()) {
      return List.of(
          CreditToken.currency(
              service, tid(quote, firstMinute), unit1e5(quote.priced().credit().get())));
    }
    List<CreditToken> credits = new ArrayList<>();
    long minute = firstMinute;
    for (long rest = quote.priced().units().tenths(); rest > 0; ) {
      long part = Math.min(rest, UnitsAmount.MAX_TENTHS);
      credits.add(CreditToken.units(service, random.nextInt(RND_VALUES), tid(quote, minute), part));
      rest -= part;
      minute = TokenMinute.next(quote.at(), minute);
    }
    return credits;
  }

  private IssuedToken issue(Quote quote, CreditToken credit) {
    Money tender = quote.priced().tender();
    return new IssuedToken(
        TokenKind.CREDIT,
        keys.mint(quote.key(), decoderKeyParameters(quote), credit),
        credit.tid().minutes(),
        credit instanceof UnitsCredit units
            ? Optional.of(new Units(units.tenths()))
            : Optional.empty(),
        credit instanceof CurrencyCredit money
            ? Optional.of(minor(money, tender))
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
  private static Money minor(CurrencyCredit credit, Money tender) {
    BigInteger minor =
        credit
            .unit1e5()
            .multiply(BigInteger.TEN.pow(tender.currency().getDefaultFractionDigits()))
            .divide(UNIT_1E5);
    return new Money(minor.longValueExact(), tender.currency());
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
