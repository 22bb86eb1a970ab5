package prepaid.upkeep;

import java.time.Clock;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.outside.payments.Providers;
import prepaid.vending.desk.LimitRestoring;
import prepaid.vending.desk.PowerLimits;
import prepaid.vending.keys.KeyBudgets;
import prepaid.vending.keys.KeyRecount;
import prepaid.vending.keys.KeyWatch;
import prepaid.vending.ledger.Checkpointing;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.meters.Meters;
import prepaid.vending.payments.Erasing;
import prepaid.vending.payments.InitialCredit;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminders;
import prepaid.vending.payments.Settling;
import prepaid.vending.vending.VendChannel;

/** What upkeep works with, from its environment. */
record Wiring(Environment environment, AwsPorts ports, Clock clock) {
  Wiring(Environment environment, Clock clock) {
    this(environment, AwsPorts.of(environment, clock), clock);
  }

  Reminders reminders() {
    return ports.reminders();
  }

  Checkpointing checkpointing() {
    return new Checkpointing(
        ports.journal(), ports.checkpoints(), ports.checkpointSigning(), clock);
  }

  /** Recounts the limits of keys, and then tells what people should see to. */
  KeyUpkeep keys() {
    KeyBudgets budgets = ports.keyWork().budgets();
    return new KeyUpkeep(
        new KeyRecount(budgets, clock),
        new KeyWatch(ports.keys(), budgets, clock),
        ports.keyWork().alarms());
  }

  Tasks tasks() {
    Purchases purchases = ports.purchases();
    PaymentProvider provider = Providers.of(environment.variables(), clock);
    VendChannel channel = ports.vendChannel();
    Settling settling = new Settling(purchases, provider, channel, clock);
    Ledger ledger = ports.ledger();
    Delivering delivering = delivering(purchases);
    Erasing erasing = new Erasing(ports.vendHistory(), ports.buyers(), ports.reminders(), clock);
    InitialCredit initial = new InitialCredit(ports.reminders(), channel, clock);
    Meters meters = ports.meters();
    LimitRestoring restoring =
        new LimitRestoring(new PowerLimits(ports.vendHistory(), clock), channel, clock);
    return new Tasks(
        settling::look,
        key -> delivering.retry(key, ledger::find),
        erasing::look,
        numbers -> initial.look(numbers, meters),
        restoring::look);
  }

  private Delivering delivering(Purchases purchases) {
    return new Delivering(
        new Delivering.Sources(purchases, ports.meters(), ports.recentUtilities(), ports.phones()),
        ports.texts(),
        new Delivering.Notes(ports.deliveries(), ports.reminders()),
        clock);
  }
}
