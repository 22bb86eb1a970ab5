package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.Budget;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;

final class WatchedLedgerTest {
  private final List<String> told = new ArrayList<>();
  private final WatchedLedger ledger = new WatchedLedger(new Books(), new Lines());

  private final class Books implements Ledger {
    @Override
    public Optional<Vend> find(VendKey key) {
      return Optional.empty();
    }

    @Override
    public Commit commit(Vend vend, Meter before, VendState after, Optional<Budget> budget) {
      told.add("written");
      return new Commit.Done();
    }
  }

  private final class Lines implements TokenGeneration.Journal {
    @Override
    public void line(String door, String operation, String outcome) {}

    @Override
    public void failure(String operation, RuntimeException failure) {}

    @Override
    public void alarm(String what, String meter, String payer) {
      told.add(what + " " + meter + " " + payer);
    }
  }

  private Ledger.Commit commit(Registration meter) {
    return ledger.commit(
        VendSamples.ordinary(), new Meter(meter, VendState.fresh(), 1), VendState.fresh());
  }

  @Test
  void aMeterThatNobodyHasAlarmsBeforeAnythingIsWritten() {
    Registration meter = Highveld.meter(Highveld.METER, 1, Optional.empty());
    assertEquals(new Ledger.Commit.Done(), commit(meter));
    assertEquals(List.of("written"), told);
    assertEquals(new Ledger.Commit.Done(), commit(meter.with(MeterFlag.HONEY)));
    assertEquals(List.of("written", "honey-meter 01234567897 web", "written"), told);
  }
}
