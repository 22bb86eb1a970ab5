package prepaid.simulation.outside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.messaging.TextNotSent;
import prepaid.vending.messaging.Texts;

/** Carries texts to phones, twice at times. */
public final class Carrier implements Texts {
  private static final Port SEND = Port.write("Texts.send");

  private final Wire wire;
  private final Map<String, List<String>> inboxes = new HashMap<>();
  private long sent;

  public Carrier(Wire wire) {
    this.wire = wire;
  }

  @Override
  public String send(String to, String body) {
    return wire.call(
        SEND,
        () -> {
          inboxes.computeIfAbsent(to, phone -> new ArrayList<>()).add(body);
          return "text-" + ++sent;
        },
        fault -> {
          throw new TextNotSent("the carrier: " + fault, new IllegalStateException("down"));
        });
  }

  /** What a phone has received, oldest first. */
  public List<String> inbox(String phone) {
    return inboxes.getOrDefault(phone, List.of());
  }

  /** The phones that ever received anything. */
  public Iterable<String> phones() {
    return inboxes.keySet();
  }
}
