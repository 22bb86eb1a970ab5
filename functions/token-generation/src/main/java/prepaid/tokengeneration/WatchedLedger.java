package prepaid.tokengeneration;

import java.util.Optional;
import prepaid.vending.ledger.Budget;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.VendState;

/**
 * Raises an alarm before anything is written for a meter that nobody has. The vend is made like any
 * other, so that a thief learns nothing; the meter was read for it anyway, so watching costs
 * nothing.
 */
record WatchedLedger(Ledger ledger, TokenGeneration.Journal journal) implements Ledger {
  @Override
  public Optional<Vend> find(VendKey key) {
    return ledger.find(key);
  }

  @Override
  public Commit commit(Vend vend, Meter before, VendState after, Optional<Budget> budget) {
    if (before.registration().is(MeterFlag.HONEY)) {
      journal.alarm("honey-meter", vend.meter().digits(), vend.key().payer());
    }
    return ledger.commit(vend, before, after, budget);
  }
}
