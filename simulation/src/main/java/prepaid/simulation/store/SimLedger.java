package prepaid.simulation.store;

import java.util.List;
import java.util.Optional;
import prepaid.simulation.faults.Fault;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Budget;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.partners.FloatKeeper;
import prepaid.vending.partners.FloatKeeper.Found;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** The ledger as one warm instance of the secure module sees it. */
public final class SimLedger implements Ledger {
  private static final Port FIND = Port.read("Ledger.find");
  private static final Port COMMIT = Port.transaction("Ledger.commit");

  private final Database rows;
  private final Wire wire;
  private final SimFloats floats;
  private final Optional<FloatKeeper> keeper;

  /**
   * @param keeper which slices this instance sells from; empty where nothing is sold
   */
  public SimLedger(Database rows, Wire wire, SimFloats floats, Optional<FloatKeeper> keeper) {
    this.rows = rows;
    this.wire = wire;
    this.floats = floats;
    this.keeper = keeper;
  }

  @Override
  public Optional<Vend> find(VendKey key) {
    return wire.call(FIND, () -> rows.vend(key.text()), StoreDown::plain);
  }

  @Override
  public Commit commit(Vend vend, Meter before, VendState after, Optional<Budget> budget) {
    return switch (vend.source()) {
      case MoneySource.PaidPurchase(var id) ->
          written(vend, before, after, new Purchased(id)).orElseThrow();
      // The card's mark and the account's debt are in the two rows themselves.
      case MoneySource.Card card -> written(vend, before, after, new Nothing()).orElseThrow();
      case MoneySource.OnAccount account ->
          written(vend, before, after, new Nothing()).orElseThrow();
      case MoneySource.Unpaid unpaid -> throw new IllegalStateException("this world has no desk");
      case MoneySource.PartnerFloat account -> fromFloat(account, vend, before, after);
    };
  }

  /** What pays, as one item of the transaction. */
  private sealed interface Payment {}

  private record Purchased(String id) implements Payment {}

  private record Nothing() implements Payment {}

  private record FromSlice(String partner, Found.Slice slice, long minor) implements Payment {}

  /** Tries other slices while only the slice refuses: the vend stays what it is. */
  private Commit fromFloat(
      MoneySource.PartnerFloat account, Vend vend, Meter before, VendState after) {
    FloatKeeper own = keeper.orElseThrow();
    long minor = account.settlement().orElseThrow().taken(vend.tender()).minor();
    Found found = own.slice(account.partner(), minor);
    for (int i = 0; i < Limits.FLOAT_TRIES_MAX; i++) {
      if (found instanceof Found.Short) {
        return new Commit.SourceRefused(
            Refusal.of(RefusalKind.FLOAT_TOO_LOW, "The float does not cover this sale."));
      }
      if (!(found instanceof Found.Slice slice)) {
        return new Commit.Lost();
      }
      Optional<Commit> commit =
          written(vend, before, after, new FromSlice(account.partner(), slice, minor));
      if (commit.isPresent()) {
        if (commit.get() instanceof Commit.Done) {
          own.keep(account.partner(), slice.number());
        }
        return commit.get();
      }
      found = own.look(account.partner(), minor);
    }
    return new Commit.Lost();
  }

  private Optional<Commit> written(Vend vend, Meter before, VendState after, Payment payment) {
    return wire.call(
        COMMIT,
        () -> apply(vend, before, after, payment),
        fault ->
            fault == Fault.CONFLICT
                ? Optional.of(new Commit.Lost())
                : StoreDown.<Optional<Commit>>transaction(fault));
  }

  /** Empty when only the slice refuses. */
  private Optional<Commit> apply(Vend vend, Meter before, VendState after, Payment payment) {
    Optional<Vend> existing = rows.vend(vend.key().text());
    if (existing.isPresent()) {
      return Optional.of(new Commit.AlreadyVended(existing.get()));
    }
    if (rows.tombstones.contains(vend.key().text())) {
      return Optional.of(new Commit.AlreadyReversed());
    }
    if (payment instanceof Purchased(var id) && !pays(id, vend)) {
      return Optional.of(
          new Commit.SourceRefused(
              Refusal.of(RefusalKind.PAYMENT_NOT_USABLE, "source", "It does not pay for this.")));
    }
    Meter there = rows.meter(vend.meter().digits()).orElseThrow();
    if (there.version() != before.version()) {
      return Optional.of(new Commit.Lost());
    }
    switch (payment) {
      case Nothing nothing -> {}
      case Purchased(var id) -> {
        Purchase paid = rows.purchase(id).orElseThrow();
        rows.write(paid, SimPurchases.vended(paid), List.of());
      }
      case FromSlice(var partner, var slice, var minor) -> {
        if (!floats.covers(partner, slice.number(), minor, slice.claim())) {
          return Optional.empty();
        }
        floats.take(partner, slice.number(), minor, slice.claim());
      }
    }
    if (vend.isHeld()) {
      rows.held.put(vend.key().text(), new Advices.Held(before.state(), after.debts()));
    }
    rows.write(
        vend, new Meter(there.registration().keyedBy(vend.sts()), after, there.version() + 1));
    return Optional.of(new Commit.Done());
  }

  private boolean pays(String purchaseId, Vend vend) {
    return rows.purchase(purchaseId)
        .filter(purchase -> purchase.status() == PurchaseStatus.PAID)
        .filter(purchase -> purchase.meter().equals(vend.meter()))
        .filter(purchase -> purchase.amount().equals(vend.tender()))
        .isPresent();
  }
}
