package prepaid.simulation.books;

import static prepaid.simulation.books.Books.require;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.simulation.store.Database;
import prepaid.sts.TokenMinute;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Posting;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.Utility;
import prepaid.vending.vending.Recomputation;

/** What must hold of every vend row, and of the state in which it leaves its meter. */
final class VendChecks {
  private final Database rows;
  private final Set<String> keys = new HashSet<>();
  private final Set<String> identifiers = new HashSet<>();
  private final Map<String, ChainHead> heads = new HashMap<>();
  private final Map<String, VendState> found = new HashMap<>();
  private final Map<String, Long> owed = new HashMap<>();

  VendChecks(Database rows) {
    this.rows = rows;
  }

  void check(Vend vend, Meter before, Meter after) {
    String meter = vend.meter().digits();
    require(keys.add(vend.key().text()), "two vends of one reference");
    ChainHead head = heads.getOrDefault(meter, ChainHead.GENESIS);
    require(Chain.follows(vend, head), "a row does not follow its meter's chain");
    require(after.state().head().equals(vend.head()), "a meter's head is not its newest row");
    heads.put(meter, vend.head());
    tokens(vend, meter);
    money(vend);
    if (vend.isReversal()) {
      reversed(vend, after.state());
    } else {
      found.put(vend.key().followUp().text(), before.state());
      pricing(vend, before.state(), after.state());
    }
    debts(vend, before, after);
  }

  /** A reversal brings back what its sale found, and leaves the minutes used. */
  private void reversed(Vend row, VendState after) {
    VendState was = found.get(row.key().text());
    require(was != null && row.tokens().isEmpty(), "a reversal of nothing, or with a token");
    if (was != null) {
      require(
          after.monthTenths() == was.monthTenths()
              && after.month().equals(was.month())
              && after.carriedMinor() == was.carriedMinor()
              && after.dayMinor() == was.dayMinor()
              && after.monthMinor() == was.monthMinor()
              && after.fixedChargePaid().equals(was.fixedChargePaid())
              && after.freeUnitsGranted().equals(was.freeUnitsGranted())
              && after.lastTokenMinute() == row.tokenMinute(),
          "a reversal did not bring its meter back to where it was");
    }
  }

  private void tokens(Vend vend, String meter) {
    for (IssuedToken token : vend.tokens()) {
      require(
          identifiers.add(meter + "/" + vend.baseDate() + "/" + token.tokenIdentifier()),
          "a token identifier twice for one meter");
    }
    require(
        vend.tokenMinute() <= TokenMinute.of(vend.at()) + 1441,
        "a token minute more than a day ahead");
  }

  private void money(Vend vend) {
    Money sum = Money.zero(vend.tender().currency());
    for (Line line : vend.lines()) {
      sum = sum.plus(line.net()).plus(line.tax());
    }
    require(sum.equals(vend.tender()), "lines do not add up to the tender");
    if (vend.source() instanceof MoneySource.PartnerFloat account) {
      contract(vend, account);
      var posting = Posting.of(vend.tender(), vend.lines(), account.settlement().orElseThrow());
      Money total = Money.zero(vend.tender().currency());
      for (Posting.Entry entry : posting) {
        total = total.plus(entry.amount());
      }
      require(total.isZero(), "a posting does not sum to zero");
    }
  }

  /** The partner earns what its contract says, and what it undoes it gives back. */
  private void contract(Vend vend, MoneySource.PartnerFloat account) {
    Partner partner = rows.partner(account.partner()).orElseThrow();
    require(partner.admits(account.terminal()), "a till sold that may not");
    boolean undoes = vend.isReversal();
    List<Line> lines = undoes ? vend.lines().stream().map(Line::reversed).toList() : vend.lines();
    Money tender = undoes ? vend.tender().negated() : vend.tender();
    Money due = partner.commission().of(tender, lines);
    MoneySource.Settlement settled = account.settlement().orElseThrow();
    require(
        settled.commission().equals(undoes ? due.negated() : due)
            && settled.atSource() == partner.commission().atSource(),
        "a partner earned something else than its contract says");
  }

  private void pricing(Vend vend, VendState before, VendState after) {
    Utility utility = rows.utility(vend.utility()).orElseThrow();
    ZoneId zone = utility.timeZone();
    LocalDate day = LocalDate.ofInstant(vend.at(), zone);
    YearMonth month = YearMonth.from(day);
    var from = vend.pricedFrom();
    require(from.month().equals(month), "priced for another month than the utility's");
    require(
        from.monthTenths() == before.tenthsIn(month)
            && from.carriedMinor() == before.carriedMinor()
            && from.fixedMonthsDue() == before.fixedMonthsDue(month)
            && from.freeUnitsDue() == before.freeUnitsDue(month)
            && from.debts().equals(before.debtsIn(month)),
        "priced from another state than the meter's");
    TariffVersion tariff =
        rows.tariff(vend.tariff(), vend.tariffVersion())
            .orElseThrow(() -> new Unbalanced("a row names no tariff version"));
    require(!vend.tariffVersion().isAfter(day), "sold under a tariff not in force yet");
    Recomputation.difference(vend, tariff)
        .ifPresent(difference -> {
          throw new Unbalanced("a vend does not recompute: " + difference);
        });
    Priced priced = ((Answer.Given<Priced>) Recomputation.priced(vend, tariff)).value();
    VendState expected = expected(vend, before, priced, day);
    require(
        after.equals(expected),
        "a vend left its meter in another state than it must: %s, not %s"
            .formatted(after, expected));
  }

  private static VendState expected(Vend vend, VendState before, Priced priced, LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return new VendState(
        vend.tokenMinute(),
        month,
        priced.monthTenthsAfter(),
        before.minorIn(month) + vend.tender().minor(),
        priced.fixedChargeTaken() ? Optional.of(month) : before.fixedChargePaid(),
        priced.carriedMinorAfter(),
        day,
        before.minorOn(day) + vend.tender().minor(),
        vend.head(),
        Optional.of(vend.key()),
        priced.freeUnits().isPresent() ? Optional.of(month) : before.freeUnitsGranted(),
        priced.debtsAfter(),
        before.history().sold(day, vend.units().tenths()),
        Optional.empty());
  }

  private void debts(Vend vend, Meter before, Meter after) {
    String meter = vend.meter().digits();
    long recovered = 0;
    for (Line line : vend.lines()) {
      if (line.kind() == LineKind.ARREARS || line.kind() == LineKind.RESERVE_RECOVERY) {
        recovered += line.net().minor();
      }
    }
    long there = owed.getOrDefault(meter, Debt.sum(before.state().debts()));
    long lent = vend.source() instanceof MoneySource.OnAccount ? vend.tender().minor() : 0;
    long left = Debt.sum(after.state().debts());
    require(there - recovered + lent == left, "debts and what was paid of them do not add up");
    owed.put(meter, left);
  }

  void debtsChanged(Meter after) {
    owed.put(after.registration().number().digits(), Debt.sum(after.state().debts()));
  }

  /** Every chain from its beginning, as the rows stand at the end. */
  void end() {
    for (Meter meter : rows.allMeters()) {
      ChainHead head = ChainHead.GENESIS;
      List<Vend> vends = rows.vendsOf(meter.registration().number().digits());
      for (Vend vend : vends) {
        require(Chain.follows(vend, head), "a chain is broken at its end");
        head = vend.head();
      }
      require(head.equals(meter.state().head()), "a meter's head is not its chain's");
    }
  }
}
