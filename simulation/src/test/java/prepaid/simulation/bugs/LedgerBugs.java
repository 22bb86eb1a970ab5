package prepaid.simulation.bugs;

import java.util.List;
import java.util.Optional;
import prepaid.simulation.store.Database;
import prepaid.simulation.town.Seams;
import prepaid.vending.ledger.Budget;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** A commit that is not what it must be. */
final class LedgerBugs {
  static final List<PlantedBug> ALL =
      List.of(
          bug("version-not-checked", LedgerBugs::anyVersion),
          bug("told-before-it-is-known", LedgerBugs::doubtIsDone),
          bug("doubt-is-a-refusal", LedgerBugs::doubtIsRefusal),
          bug("doubt-is-sold-again", LedgerBugs::doubtIsSoldAgain),
          bug("repeat-gets-a-new-token", LedgerBugs::repeatIsNew),
          bug("lookup-finds-nothing", LedgerBugs::findsNothing),
          bug("row-changed-after-sealing", LedgerBugs::changedRow));

  private LedgerBugs() {}

  /** What becomes of a commit. */
  interface Committing {
    Commit commit(Ledger ledger, Database rows, Sale sale);
  }

  /** What is committed. */
  record Sale(Vend vend, Meter before, VendState after) {
    Commit into(Ledger ledger) {
      return ledger.commit(vend, before, after);
    }
  }

  static PlantedBug bug(String name, Committing committing) {
    return new PlantedBug(
        name,
        new Seams() {
          @Override
          public Ledger ledger(Ledger ledger, Database rows) {
            return new Ledger() {
              @Override
              public Optional<Vend> find(VendKey key) {
                return name.equals("lookup-finds-nothing") ? Optional.empty() : ledger.find(key);
              }

              @Override
              public Commit commit(
                  Vend vend, Meter before, VendState after, Optional<Budget> budget) {
                return committing.commit(ledger, rows, new Sale(vend, before, after));
              }
            };
          }
        });
  }

  /** Two sales that read the meter at the same time both go through. */
  private static Commit anyVersion(Ledger ledger, Database rows, Sale sale) {
    Meter now = rows.meter(sale.vend().meter().digits()).orElseThrow();
    return ledger.commit(sale.vend(), now, sale.after());
  }

  private static Commit doubtIsDone(Ledger ledger, Database rows, Sale sale) {
    try {
      return sale.into(ledger);
    } catch (OutcomeUnknown unknown) {
      return new Commit.Done();
    }
  }

  private static Commit doubtIsRefusal(Ledger ledger, Database rows, Sale sale) {
    try {
      return sale.into(ledger);
    } catch (OutcomeUnknown unknown) {
      return new Commit.SourceRefused(Refusal.of(RefusalKind.FLOAT_TOO_LOW, "No answer."));
    }
  }

  /** A retry that makes up a reference of its own. */
  private static Commit doubtIsSoldAgain(Ledger ledger, Database rows, Sale sale) {
    try {
      return sale.into(ledger);
    } catch (OutcomeUnknown unknown) {
      VendKey again = new VendKey(sale.vend().key().payer(), sale.vend().key().reference() + "-2");
      Vend vend = Rows.under(again, sale.vend());
      VendState after = Rows.state(sale.after()).head(vend.head()).state();
      return ledger.commit(vend, sale.before(), after);
    }
  }

  private static Commit repeatIsNew(Ledger ledger, Database rows, Sale sale) {
    Commit commit = sale.into(ledger);
    return commit instanceof Commit.AlreadyVended ? new Commit.Done() : commit;
  }

  private static Commit findsNothing(Ledger ledger, Database rows, Sale sale) {
    Commit commit = sale.into(ledger);
    return commit instanceof Commit.AlreadyVended
        ? new Commit.SourceRefused(Refusal.of(RefusalKind.REFERENCE_REUSED, "Used before."))
        : commit;
  }

  private static Commit changedRow(Ledger ledger, Database rows, Sale sale) {
    Vend changed = Rows.at(sale.vend().at().plusMillis(1), sale.vend());
    ChainHead head = changed.head();
    boolean resealed = changed.hash().equals(Chain.hash(changed));
    return resealed
        ? sale.into(ledger)
        : ledger.commit(changed, sale.before(), Rows.state(sale.after()).head(head).state());
  }
}
