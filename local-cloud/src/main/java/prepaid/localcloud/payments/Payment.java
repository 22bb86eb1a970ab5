package prepaid.localcloud.payments;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import prepaid.localcloud.wire.Json;

/** One checkout session with its order; its state only moves on. */
record Payment(String session, Order order, State state, Instant at) {

  /** What the merchant asked for. */
  record Order(
      String reference,
      String amount,
      String currency,
      String description,
      String returnUrl,
      String eventsUrl) {}

  /** Where the payment stands. */
  enum State {
    OPEN("open"),
    SUCCEEDED("succeeded"),
    DECLINED("declined"),
    CLOSED("closed"),
    REFUNDED("refunded");

    private final String label;

    State(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    static State of(String label) {
      for (State state : values()) {
        if (state.label.equals(label)) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state " + label);
    }
  }

  /**
   * Whoever is declined may try again, with another card, until the merchant closes the session.
   */
  boolean canBePaid() {
    return state == State.OPEN || state == State.DECLINED;
  }

  Payment in(State now) {
    return new Payment(session, order, now, at);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("session", session);
    json.put("reference", order.reference());
    json.put("amount", order.amount());
    json.put("currency", order.currency());
    json.put("description", order.description());
    json.put("returnUrl", order.returnUrl());
    json.put("eventsUrl", order.eventsUrl());
    json.put("status", state.label());
    json.put("at", at.toString());
    return json;
  }

  /**
   * The event that tells the merchant of a decision. Its id belongs to the session and the
   * decision, so however the merchant learns of it, it is one event.
   */
  Map<String, Object> event(State decision) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("session", session);
    data.put("reference", order.reference());
    data.put("amount", order.amount());
    data.put("currency", order.currency());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", "evt_" + decision.label() + "_" + session);
    event.put(
        "type", decision == State.REFUNDED ? "refund.succeeded" : "payment." + decision.label());
    event.put("created", at.getEpochSecond());
    event.put("data", data);
    return event;
  }

  static Payment read(Map<String, Object> json) {
    return new Payment(
        Json.string(json, "session"),
        order(json),
        State.of(Json.string(json, "status")),
        Instant.parse(Json.string(json, "at")));
  }

  static Order order(Map<String, Object> json) {
    return new Order(
        Json.string(json, "reference"),
        Json.string(json, "amount"),
        Json.string(json, "currency"),
        Json.string(json, "description"),
        Json.string(json, "returnUrl"),
        Json.string(json, "eventsUrl"));
  }
}
