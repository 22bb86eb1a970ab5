package prepaid.vending.vending;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.TokenMinute;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.Advices.Held;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Settlement;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.tariffs.Line;

/**
 * What undoes a sale: a row of the meter's chain with every amount turned around and no token, and
 * the state in which the meter was before. The minutes of the sale's tokens stay used.
 */
record Reversal(Vend row, VendState after) {
  static Reversal of(Vend sale, Held held, Meter meter, Instant now) {
    Vend row = row(sale, meter.state(), now);
    return new Reversal(row, after(row, held, meter.state()));
  }

  private static Vend row(Vend sale, VendState now, Instant at) {
    ChainHead head = now.head();
    return Chain.seal(
        new Vend(
            sale.key().followUp(),
            sale.meter(),
            sale.sts(),
            sale.baseDate(),
            sale.utility(),
            sale.resource(),
            sale.holder(),
            Optional.empty(),
            sale.tender().negated(),
            back(sale.source()),
            sale.tariff(),
            sale.tariffVersion(),
            sale.pricedFrom(),
            sale.lines().stream().map(Line::reversed).toList(),
            List.of(),
            TokenMinute.next(at, now.lastTokenMinute()),
            at.truncatedTo(ChronoUnit.MILLIS),
            sale.sampleTables(),
            head.sequence() + 1,
            head.hash(),
            ""));
  }

  private static MoneySource back(MoneySource source) {
    PartnerFloat account = (PartnerFloat) source;
    Settlement settled = account.settlement().orElseThrow();
    return account.with(
        new Settlement(settled.commission().negated(), settled.atSource(), settled.held()));
  }

  private static VendState after(Vend row, Held held, VendState now) {
    VendState before = held.before();
    return new VendState(
        row.tokenMinute(),
        before.month(),
        before.monthTenths(),
        before.monthMinor(),
        before.fixedChargePaid(),
        before.carriedMinor(),
        before.day(),
        before.dayMinor(),
        row.head(),
        before.lastVend(),
        before.freeUnitsGranted(),
        debts(held, now.debts()),
        before.history(),
        now.pendingKey());
  }

  /** What the sale paid back is owed again; what the office changed since stays changed. */
  private static List<Debt> debts(Held held, List<Debt> now) {
    if (now.equals(held.debtsAfter())) {
      return held.before().debts();
    }
    List<Debt> debts = new ArrayList<>(now);
    for (Debt debt : held.before().debts()) {
      long paid = debt.owedMinor() - owed(held.debtsAfter(), debt.id());
      if (paid > 0) {
        Optional<Debt> there = now.stream().filter(d -> d.id().equals(debt.id())).findFirst();
        there.ifPresent(debts::remove);
        debts.add(there.orElse(debt.less(debt.owedMinor())).more(paid));
      }
    }
    return debts;
  }

  private static long owed(List<Debt> debts, String id) {
    return debts.stream().filter(d -> d.id().equals(id)).mapToLong(Debt::owedMinor).sum();
  }
}
