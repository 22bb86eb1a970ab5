package prepaid.bench;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import prepaid.aws.AwsPorts;
import prepaid.aws.fixture.Samples;
import prepaid.sts.Drn;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;

/** A sale as the secure module makes it: one read, and one transaction from a slice of its own. */
final class OwnedSale implements Sales {
  private final AwsPorts ports;
  private final String partner;
  private final AtomicInteger names = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  OwnedSale(AwsPorts ports, String partner) {
    this.ports = ports;
    this.partner = partner;
  }

  @Override
  public Seller seller(Drn meter) {
    int number = names.incrementAndGet();
    Ledger ledger = ports.ledger(partner + "-" + number, new SplittableRandom(number));
    return reference -> sell(ledger, meter, reference);
  }

  @Override
  public int lost() {
    return lost.get();
  }

  private void sell(Ledger ledger, Drn meter, String reference) {
    while (true) {
      Meter before = ports.meters().read(meter).orElseThrow();
      Vend vend = Samples.partnerVend(before, new VendKey(partner, reference), false);
      Commit commit = ledger.commit(vend, before, Samples.after(vend));
      if (commit instanceof Commit.Done) {
        return;
      }
      if (!(commit instanceof Commit.Lost)) {
        throw new IllegalStateException("a sale failed: " + commit.getClass().getSimpleName());
      }
      lost.incrementAndGet();
    }
  }
}
