package prepaid.smsvend;

import java.security.SecureRandom;
import java.time.Clock;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.meters.Meters;
import prepaid.vending.partners.Accounts;
import prepaid.vending.texting.Answering;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.vending.Quotes;

/** What the function works with, from its environment. */
final class Wiring {
  private Wiring() {}

  static Answering answering(AwsPorts ports, Clock clock) {
    Meters meters = ports.meters();
    Utilities utilities = ports.recentUtilities();
    var phones = ports.phones();
    Delivering delivering =
        new Delivering(
            new Delivering.Sources(ports.purchases(), meters, utilities, phones),
            ports.texts(),
            new Delivering.Notes(ports.deliveries(), ports.reminders()),
            clock);
    var tariffs = ports.recentTariffs();
    Quotes quotes =
        new Quotes(new Quotes.Sources(meters, utilities, tariffs, ports.recentKeys()), clock);
    return new Answering(
        new Answering.Post(ports.inbox(), phones, delivering),
        new Answering.Registers(
            meters, utilities, tariffs, quotes, ports.ledger(), ports.vendHistory()),
        new Answering.Counter(
            ports.phoneVendors(),
            ports.partners(),
            new Accounts(ports.floats(), clock),
            ports.vendChannel(),
            ports.cards().redemptions(),
            new SecureRandom()),
        clock);
  }

  static SnsTexts sns(Environment environment, Clock clock) {
    return new SnsTexts(
        environment.required("INBOUND_TEXTS_TOPIC"), environment.find("SMS_NUMBER"), clock);
  }
}
