package prepaid.vending.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.sts.Token;
import prepaid.sts.TokenMinute;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryVendHistory;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.KeyMoved;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/** The vends of one meter, in memory. */
final class DeskSamples {
  static final Drn METER = Highveld.METER;
  static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Currency RAND = Currency.getInstance("ZAR");

  final List<Vend> vends = new ArrayList<>();
  final MemoryVendHistory history = new MemoryVendHistory(vends);

  static MoneySource limit(long watts, String reason) {
    return new MoneySource.Engineering(
        new EngineeringTask(EngineeringTask.Kind.POWER_LIMIT, watts), Mandate.of("olga", reason));
  }

  Vend limited(String reference, Instant at, long watts) {
    return add(reference, at, limit(watts, "as ordered"), token(TokenKind.POWER_LIMIT, 0));
  }

  Vend sold(String reference, Instant at, IssuedToken... tokens) {
    return add(reference, at, new MoneySource.PaidPurchase(reference), tokens);
  }

  Vend add(String reference, Instant at, MoneySource source, IssuedToken... tokens) {
    StsAttributes sts = Highveld.meter(METER, 1, Optional.empty()).sts();
    StsAttributes from =
        new StsAttributes(sts.supplyGroup(), "07", 2, sts.keyType(), sts.encryptionAlgorithm());
    boolean moved = List.of(tokens).stream().anyMatch(t -> t.kind() == TokenKind.KEY_CHANGE);
    Vend vend =
        new Vend(
            new VendKey("office", reference),
            METER,
            sts,
            BaseDate.BASE_2014,
            "highveld",
            Resource.ELECTRICITY,
            Optional.empty(),
            moved ? Optional.of(new KeyMoved(from, BaseDate.BASE_1993)) : Optional.empty(),
            Money.zero(RAND),
            source,
            "home",
            LocalDate.of(2026, 7, 1),
            Highveld.PRICED_FROM,
            List.of(),
            List.of(tokens),
            TokenMinute.of(at) + vends.size(),
            at,
            false,
            vends.size() + 1,
            "0".repeat(64),
            "a".repeat(64));
    vends.add(vend);
    return vend;
  }

  /** The digits are made of the number, so that each differs from all others in many places. */
  static IssuedToken token(TokenKind kind, int number) {
    String digits = "%04d".formatted(number).repeat(5);
    Optional<Units> units =
        kind == TokenKind.CREDIT || kind == TokenKind.RESERVE_CREDIT
            ? Optional.of(new Units(123))
            : Optional.empty();
    return new IssuedToken(kind, new Token(digits), number, units, Optional.empty());
  }
}
