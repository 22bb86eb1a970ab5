package prepaid.vending.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.Token;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/** Vends to write texts about. Their tokens are of the right shape and open no meter. */
public final class VendSamples {
  static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
  static final Currency RAND = Currency.getInstance("ZAR");
  public static final String PURCHASE = "qrstvwxyzabcdefghjkmnpqrstvwxyz7";
  static final VendKey KEY = new VendKey("web", PURCHASE);

  private static final StsAttributes STS =
      new StsAttributes("123457", "01", 1, KeyType.DUTK, EncryptionAlgorithm.EA11);
  private static final String HASH = "3fa91c" + "0".repeat(58);
  private static final int SALE = 1_234;

  private VendSamples() {}

  /** 500.00 ZAR for 123.4 kWh. */
  public static Vend ordinary() {
    return of("01234567897", Resource.ELECTRICITY, new Money(50_000, RAND), units(1_234));
  }

  static Vend of(String meter, Resource resource, Money tender, List<IssuedToken> tokens) {
    Paid paid = new Paid(KEY, tender, new MoneySource.PaidPurchase(PURCHASE));
    return of(meter, resource, paid, tokens);
  }

  /** 500.00 ZAR that an account owes. */
  public static Vend onAccount(List<IssuedToken> tokens) {
    var source = new MoneySource.OnAccount(Mandate.of("dora", "hospital, by contract"));
    Paid owed = new Paid(new VendKey("account", "H-9"), new Money(50_000, RAND), source);
    return of("01234567897", Resource.ELECTRICITY, owed, tokens);
  }

  /** What nobody paid for, for a 13-digit meter. */
  static Vend unpaid(MoneySource.Unpaid source, List<IssuedToken> tokens) {
    Paid nothing = new Paid(KEY, Money.zero(RAND), source);
    return of("0123456789015", Resource.ELECTRICITY, nothing, tokens);
  }

  private record Paid(VendKey key, Money tender, MoneySource source) {}

  private static Vend of(String meter, Resource resource, Paid paid, List<IssuedToken> tokens) {
    return new Vend(
        paid.key(),
        new Drn(meter),
        STS,
        BaseDate.BASE_2014,
        "north",
        resource,
        paid.tender(),
        paid.source(),
        "home",
        LocalDate.of(2026, 7, 1),
        Highveld.PRICED_FROM,
        List.of(),
        tokens,
        17_826_000,
        AT,
        false,
        SALE,
        "0".repeat(64),
        HASH);
  }

  /** An emergency of 10.0 kWh for which 21.28 ZAR are owed. */
  public static MoneySource.Grant emergency(Optional<LocalDate> due) {
    Debt debt =
        new Debt(
            "reserve-1",
            DebtKind.RESERVE,
            new Units(100),
            2_128,
            due,
            0,
            new Terms.Share(Terms.Share.WHOLE),
            0);
    return given(GrantKind.EMERGENCY, Optional.of(debt));
  }

  /** A grant of 10.0 kWh. */
  static MoneySource.Grant given(GrantKind kind, Optional<Debt> debt) {
    Money nothing = Money.zero(RAND);
    return new MoneySource.Grant(
        kind,
        Optional.of(new Units(100)),
        Mandate.of("dina", "as asked"),
        Optional.of(new MoneySource.Granted(new Money(2_128, RAND), nothing, debt)));
  }

  /** The vend of such a grant. */
  public static Vend reserve(MoneySource.Grant grant) {
    Vend like = of("01234567897", Resource.ELECTRICITY, Money.zero(RAND), List.of());
    IssuedToken token = units(100).getFirst();
    return new Vend(
        new VendKey("reserve", "sms-1"),
        like.meter(),
        like.sts(),
        like.baseDate(),
        like.utility(),
        like.resource(),
        like.tender(),
        grant,
        like.tariff(),
        like.tariffVersion(),
        like.pricedFrom(),
        List.of(),
        List.of(
            new IssuedToken(
                TokenKind.RESERVE_CREDIT,
                token.token(),
                token.tokenIdentifier(),
                token.units(),
                token.credit())),
        like.tokenMinute(),
        AT,
        false,
        SALE,
        like.previousHash(),
        like.hash());
  }

  /** One token for each number of tenths. */
  public static List<IssuedToken> units(long... tenths) {
    List<IssuedToken> tokens = new ArrayList<>();
    for (long each : tenths) {
      tokens.add(token(tokens.size(), Optional.of(new Units(each)), Optional.empty()));
    }
    return tokens;
  }

  /** As many tokens that credit money, for a meter in currency mode. */
  static List<IssuedToken> credits(int count, Money credit) {
    List<IssuedToken> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(token(i, Optional.empty(), Optional.of(credit)));
    }
    return tokens;
  }

  /** A token of each kind, which add nothing. */
  static List<IssuedToken> plain(TokenKind... kinds) {
    List<IssuedToken> tokens = new ArrayList<>();
    for (TokenKind kind : kinds) {
      IssuedToken one = token(tokens.size(), Optional.empty(), Optional.empty());
      tokens.add(
          new IssuedToken(
              kind, one.token(), one.tokenIdentifier(), Optional.empty(), Optional.empty()));
    }
    return tokens;
  }

  /** A meter number of so many digits whose check digit is right. */
  static String meterNumber(int digits, SplittableRandom random) {
    StringBuilder number = new StringBuilder();
    while (number.length() < digits - 1) {
      number.append(random.nextInt(10));
    }
    for (int check = 0; ; check++) {
      if (Drn.refusal(number.toString() + check).isEmpty()) {
        return number.append(check).toString();
      }
    }
  }

  private static IssuedToken token(int index, Optional<Units> units, Optional<Money> credit) {
    Token token = new Token("1234567890123456789" + index % 10);
    return new IssuedToken(TokenKind.CREDIT, token, 1_000 + index, units, credit);
  }
}
