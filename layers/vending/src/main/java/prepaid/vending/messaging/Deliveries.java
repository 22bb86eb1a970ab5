package prepaid.vending.messaging;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.DeliveryReport.Result;

/** Port: what was texted about a vend or as an answer, what could not be, and what arrived. */
public interface Deliveries {
  /** Under which name answers to texts stand; no payer of a vend has it. */
  String ANSWERS = "sms";

  Optional<Delivery> find(VendKey key);

  /** Writes or replaces a delivery. */
  void put(Delivery delivery);

  /** Writes a delivery unless there is one under its key: then false, and nothing is changed. */
  boolean add(Delivery delivery);

  /** Replaces a delivery that still is as it was read; else false, and nothing is changed. */
  boolean replace(Delivery before, Delivery after);

  /**
   * Notes whose text the carrier took under an id.
   *
   * @return what the carrier has said of it already, since its report may be the faster
   */
  Optional<DeliveryReport> sent(String messageId, VendKey key);

  /**
   * Keeps a carrier's report. Of several about one text the first stands, but that it arrived
   * stands before that it did not.
   *
   * @return whose text it is; empty until that is noted, and for texts that nobody asks about
   */
  Optional<VendKey> reported(DeliveryReport report);

  /**
   * @param key of the vend; of an answer to a text, {@link #ANSWERS} and the id of that text
   * @param tries how often sending was tried
   * @param texts one for each body, in their order; none before the first try
   * @param asked who asked for it by text, or left a phone with a card; empty for the tokens of
   *     other sales
   */
  record Delivery(
      VendKey key,
      State state,
      int tries,
      Instant lastTry,
      List<Text> texts,
      Optional<Asked> asked) {
    public Delivery {
      texts = List.copyOf(texts);
    }

    /** As a report leaves it; empty when it says nothing new of these texts. */
    Optional<Delivery> reported(DeliveryReport report) {
      List<Text> after = texts.stream().map(text -> text.reported(report)).toList();
      return after.equals(texts)
          ? Optional.empty()
          : Optional.of(new Delivery(key, stateOf(after), tries, lastTry, after, asked));
    }

    Delivery now(State other) {
      return new Delivery(key, other, tries, lastTry, texts, asked);
    }

    private State stateOf(List<Text> after) {
      if (after.stream().allMatch(text -> text.ended(Result.DELIVERED))) {
        return State.DELIVERED;
      }
      if (state != State.SENT && state != State.PARKED) {
        return state;
      }
      if (after.stream().anyMatch(text -> text.ended(Result.REFUSED))) {
        return State.UNDELIVERED;
      }
      return after.stream().anyMatch(text -> text.ended(Result.UNREACHED)) ? unreached() : state;
    }

    /** What an answer said is not kept, so only tokens are sent again. */
    private State unreached() {
      boolean isAnswer = key.payer().equals(ANSWERS);
      return isAnswer || tries >= Limits.TEXT_TRIES_MAX ? State.UNDELIVERED : State.PARKED;
    }

    /** The newest of what carriers say of its texts, bad news before good. */
    public Optional<DeliveryReport> report() {
      return texts.stream()
          .flatMap(text -> text.report().stream())
          .max(
              Comparator.comparing((DeliveryReport report) -> !report.arrived())
                  .thenComparing(DeliveryReport::at));
    }
  }

  /**
   * One text of a delivery.
   *
   * @param messageId the carrier's; empty until it was taken
   * @param report what the carrier says of it
   */
  record Text(Optional<String> messageId, Optional<DeliveryReport> report) {
    static final Text UNSENT = new Text(Optional.empty(), Optional.empty());

    public static Text sent(String messageId) {
      return new Text(Optional.of(messageId), Optional.empty());
    }

    /** Whether it is with the carrier or the phone, so that it need not be sent again. */
    boolean isOnItsWay() {
      return messageId.isPresent() && report.filter(one -> !one.arrived()).isEmpty();
    }

    boolean ended(Result result) {
      return report.filter(one -> one.result() == result).isPresent();
    }

    private Text reported(DeliveryReport other) {
      boolean isMine = messageId.filter(other.messageId()::equals).isPresent();
      boolean isNews =
          report.isEmpty() || (other.arrived() && !report.map(DeliveryReport::arrived).get());
      return isMine && isNews ? new Text(messageId, Optional.of(other)) : this;
    }
  }

  /**
   * Whom to text what, where no sale or registration says so.
   *
   * @param bodies what to say; none for the tokens of a vend, which stand in its own row only
   */
  record Asked(String phone, TextLanguage language, List<String> bodies) {
    public Asked {
      bodies = List.copyOf(bodies);
    }

    @Override
    public String toString() {
      return "Asked[…]";
    }
  }

  enum State {
    /** The carrier took it, and has not said yet what became of it. */
    SENT,
    /** All of it arrived, as far as the carrier can tell. */
    DELIVERED,
    /** Not sent yet, or it did not arrive; a reminder is set. */
    PARKED,
    /** Taken by the carrier and not delivered, and given up: shown to operators. */
    UNDELIVERED,
    /** Never taken, and given up after the last try: shown to operators. */
    FAILED;

    /** Whether a carrier has all of it, and has said nothing bad of it. */
    public boolean isSent() {
      return this == SENT || this == DELIVERED;
    }
  }
}
