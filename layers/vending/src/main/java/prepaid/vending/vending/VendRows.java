package prepaid.vending.vending;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.KeyMoved;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.History;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.Priced;

/** The row of a vend, and the state in which it leaves the meter. */
final class VendRows {
  private final boolean usesSampleTables;

  VendRows(boolean usesSampleTables) {
    this.usesSampleTables = usesSampleTables;
  }

  /** The sealed row: it follows the meter's chain, and its lines add up to its tender. */
  Vend row(VendRequest request, Quote quote, Minting.Minted minted) {
    requireSum(quote.priced());
    Registration registration = quote.meter().registration();
    ChainHead head = quote.meter().state().head();
    return Chain.seal(
        new Vend(
            request.key(),
            registration.number(),
            quote.plan().sts(),
            quote.plan().key().terms().baseDate(),
            quote.utility().id(),
            registration.resource(),
            registration.holder().commitment(),
            quote
                .plan()
                .move()
                .map(move -> new KeyMoved(move.from(), move.key().terms().baseDate())),
            quote.priced().tender(),
            request.source(),
            quote.tariff().id(),
            quote.tariff().effectiveFrom(),
            quote.state(),
            quote.priced().lines(),
            minted.tokens(),
            minted.lastMinute(),
            quote.at().truncatedTo(ChronoUnit.MILLIS),
            usesSampleTables && isEa07(registration),
            head.sequence() + 1,
            head.hash(),
            ""));
  }

  /** The meter's state after this vend. */
  VendState after(Quote quote, Vend vend) {
    ZoneId zone = quote.utility().timeZone();
    Instant at = quote.at();
    LocalDate day = LocalDate.ofInstant(at, zone);
    YearMonth month = YearMonth.from(day);
    Priced priced = quote.priced();
    VendState before = quote.meter().state();
    return new VendState(
        vend.tokenMinute(),
        month,
        priced.monthTenthsAfter(),
        Math.addExact(before.minorIn(month), vend.tender().minor()),
        priced.fixedChargeTaken() ? Optional.of(month) : before.fixedChargePaid(),
        priced.carriedMinorAfter(),
        day,
        Math.addExact(before.minorOn(day), vend.tender().minor()),
        vend.head(),
        Optional.of(vend.key()),
        priced.freeUnits().isPresent() ? Optional.of(month) : before.freeUnitsGranted(),
        priced.debtsAfter(),
        history(before.history(), vend, day),
        pendingKey(quote, vend));
  }

  private static History history(History before, Vend vend, LocalDate day) {
    if (vend.source() instanceof MoneySource.Grant grant) {
      return grant.kind().isOwed() ? before.granted(YearMonth.from(day)) : before;
    }
    return vend.source() instanceof MoneySource.Unpaid
        ? before
        : before.sold(day, vend.units().tenths());
  }

  /**
   * A set that comes with this vend is to be entered; one that came before was, when somebody buys
   * again, or has lost tokens that can be read again.
   */
  private static Optional<PendingKey> pendingKey(Quote quote, Vend vend) {
    if (quote.plan().move().isPresent()) {
      return Optional.of(new PendingKey(quote.plan().move().get().from(), Optional.of(vend.key())));
    }
    return vend.source() instanceof MoneySource.Unpaid
        ? quote.meter().state().pendingKey()
        : Optional.empty();
  }

  private static boolean isEa07(Registration registration) {
    return registration.sts().encryptionAlgorithm() == EncryptionAlgorithm.EA07;
  }

  private static void requireSum(Priced priced) {
    Money sum = Money.zero(priced.tender().currency());
    for (Line line : priced.lines()) {
      sum = sum.plus(line.net()).plus(line.tax());
    }
    if (!sum.equals(priced.tender())) {
      throw new IllegalStateException("the lines do not add up to the tender");
    }
  }
}
