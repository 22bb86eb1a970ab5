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
import prepaid.vending.ledger.Vend;
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
            registration.sts(),
            quote.key().terms().baseDate(),
            quote.utility().id(),
            registration.resource(),
            registration.holder().commitment(),
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
        priced.fixedChargeTaken() ? Optional.of(month) : before.fixedChargePaid(),
        priced.carriedMinorAfter(),
        day,
        Math.addExact(before.minorOn(day), vend.tender().minor()),
        vend.head(),
        Optional.of(vend.key()),
        priced.freeUnits().isPresent() ? Optional.of(month) : before.freeUnitsGranted(),
        priced.debtsAfter());
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
