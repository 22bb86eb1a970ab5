package prepaid.simulation.bugs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.VendState;

/** Rows with one thing changed. */
final class Rows {
  private Rows() {}

  static Vend under(VendKey key, Vend vend) {
    return Chain.seal(copy(key, vend.at(), vend));
  }

  /** With its old hash. */
  static Vend at(Instant at, Vend vend) {
    return copy(vend.key(), at, vend);
  }

  private static Vend copy(VendKey key, Instant at, Vend vend) {
    return new Vend(
        key,
        vend.meter(),
        vend.sts(),
        vend.baseDate(),
        vend.utility(),
        vend.resource(),
        vend.holder(),
        vend.keyMoved(),
        vend.tender(),
        vend.source(),
        vend.tariff(),
        vend.tariffVersion(),
        vend.pricedFrom(),
        vend.lines(),
        vend.tokens(),
        vend.tokenMinute(),
        at,
        vend.sampleTables(),
        vend.sequence(),
        vend.previousHash(),
        vend.hash());
  }

  static State state(VendState state) {
    return new State(state);
  }

  /** A meter's state, changed step by step. */
  static final class State {
    private long lastTokenMinute;
    private long monthTenths;
    private long monthMinor;
    private long carriedMinor;
    private long dayMinor;
    private ChainHead head;
    private Optional<YearMonth> fixedChargePaid;
    private Optional<YearMonth> freeUnitsGranted;
    private List<Debt> debts;
    private final VendState from;

    private State(VendState from) {
      this.from = from;
      this.lastTokenMinute = from.lastTokenMinute();
      this.monthTenths = from.monthTenths();
      this.monthMinor = from.monthMinor();
      this.carriedMinor = from.carriedMinor();
      this.dayMinor = from.dayMinor();
      this.head = from.head();
      this.fixedChargePaid = from.fixedChargePaid();
      this.freeUnitsGranted = from.freeUnitsGranted();
      this.debts = from.debts();
    }

    State lastTokenMinute(long other) {
      lastTokenMinute = other;
      return this;
    }

    State monthTenths(long other) {
      monthTenths = other;
      return this;
    }

    State monthMinor(long other) {
      monthMinor = other;
      return this;
    }

    State carriedMinor(long other) {
      carriedMinor = other;
      return this;
    }

    State dayMinor(long other) {
      dayMinor = other;
      return this;
    }

    State head(ChainHead other) {
      head = other;
      return this;
    }

    State fixedChargePaid(Optional<YearMonth> other) {
      fixedChargePaid = other;
      return this;
    }

    State freeUnitsGranted(Optional<YearMonth> other) {
      freeUnitsGranted = other;
      return this;
    }

    State debts(List<Debt> other) {
      debts = other;
      return this;
    }

    VendState state() {
      LocalDate day = from.day();
      return new VendState(
          lastTokenMinute,
          from.month(),
          monthTenths,
          monthMinor,
          fixedChargePaid,
          carriedMinor,
          day,
          dayMinor,
          head,
          from.lastVend(),
          freeUnitsGranted,
          debts,
          from.history(),
          from.pendingKey());
    }
  }
}
