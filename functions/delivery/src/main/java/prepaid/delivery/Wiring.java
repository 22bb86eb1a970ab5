package prepaid.delivery;

import java.time.Clock;
import java.util.function.Consumer;
import prepaid.aws.AwsPorts;
import prepaid.vending.cards.CardUses;
import prepaid.vending.ledger.Journal;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.messaging.DeliveryReport;
import prepaid.vending.messaging.DeliveryReports;
import prepaid.vending.partners.Bookkeeping;
import prepaid.vending.reports.Counting;

/** What is done with a vend, and with a carrier's report. */
record Wiring(AwsPorts ports, Clock clock) {
  /** Into the journal first: a text that fails is parked, but no vend may be passed over there. */
  Consumer<Vend> vends() {
    Journal journal = ports.journal();
    Delivering delivering =
        new Delivering(
            new Delivering.Sources(
                ports.purchases(), ports.meters(), ports.recentUtilities(), ports.phones()),
            ports.texts(),
            notes(),
            clock);
    Bookkeeping books =
        new Bookkeeping(
            ports.books().statements(),
            new Bookkeeping.Looking(
                ports.recentPartners(), ports.floats(), new LowFloatTexts(ports.texts())),
            clock);
    Counting counting =
        new Counting(ports.register().figures(), ports.recentUtilities(), ports.ledger()::find);
    CardUses cards = ports.cards().uses();
    return vend -> {
      journal.note(vend);
      delivering.deliver(vend);
      books.record(vend);
      counting.count(vend);
      cards.record(vend);
    };
  }

  Consumer<DeliveryReport> reports() {
    return new DeliveryReports(notes(), clock)::take;
  }

  private Delivering.Notes notes() {
    return new Delivering.Notes(ports.deliveries(), ports.reminders());
  }
}
