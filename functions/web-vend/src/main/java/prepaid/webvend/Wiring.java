package prepaid.webvend;

import java.time.Clock;
import prepaid.aws.AwsPorts;
import prepaid.vending.messaging.Delivering;

/** What the function works with beyond plain ports. */
final class Wiring {
  private Wiring() {}

  /** Tokens of cards that were redeemed here; those of purchases are texted by delivery. */
  static CardFace.Texting texting(AwsPorts ports, Clock clock) {
    Delivering delivering =
        new Delivering(
            new Delivering.Sources(
                ports.purchases(), ports.meters(), ports.recentUtilities(), ports.phones()),
            ports.texts(),
            new Delivering.Notes(ports.deliveries(), ports.reminders()),
            clock);
    return (vend, phone, language) -> {
      var unused = delivering.deliver(vend, phone, language);
    };
  }
}
