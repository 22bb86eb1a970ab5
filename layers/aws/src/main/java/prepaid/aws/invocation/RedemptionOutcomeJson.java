package prepaid.aws.invocation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.cards.RedemptionOutcome;

/** The secure module's answer to a redemption, as JSON in UTF-8. */
public final class RedemptionOutcomeJson {
  private static final String VENDED = "vended";
  private static final String NOT_ACCEPTED = "not-accepted";
  private static final String USED = "used";
  private static final String HELD_BACK = "held-back";
  private static final String UNDECIDED = "undecided";
  private static final String REPEATED = "repeated";
  private static final String VEND = "vend";
  private static final String AT = "at";
  private static final String METER = "meter";
  private static final String UNTIL = "until";

  private RedemptionOutcomeJson() {}

  public static byte[] write(RedemptionOutcome outcome) {
    return Fields.write(
        switch (outcome) {
          case RedemptionOutcome.Vended vended -> {
            Map<String, Object> object = named(VENDED);
            object.put(REPEATED, vended.repeated());
            object.put(VEND, VendFields.of(vended.vend()));
            yield object;
          }
          case RedemptionOutcome.NotAccepted notAccepted -> named(NOT_ACCEPTED);
          case RedemptionOutcome.Used(var at, var meter) -> {
            Map<String, Object> object = named(USED);
            object.put(AT, at.toString());
            object.put(METER, meter);
            yield object;
          }
          case RedemptionOutcome.HeldBack(var until) -> until(HELD_BACK, until);
          case RedemptionOutcome.Undecided(var until) -> until(UNDECIDED, until);
          case RedemptionOutcome.Refused(var refusal) -> RefusalFields.of(refusal);
        });
  }

  /** Empty when it is anything else than an answer in full. */
  public static Optional<RedemptionOutcome> read(byte[] json) {
    try {
      Fields fields = Fields.parse(json);
      RedemptionOutcome outcome = read(fields);
      fields.end();
      return Optional.of(outcome);
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }

  private static RedemptionOutcome read(Fields fields) throws Malformed {
    return switch (fields.text(RefusalFields.OUTCOME)) {
      case VENDED ->
          new RedemptionOutcome.Vended(VendFields.read(fields.object(VEND)), fields.flag(REPEATED));
      case NOT_ACCEPTED -> new RedemptionOutcome.NotAccepted();
      case USED -> new RedemptionOutcome.Used(fields.read(AT, Instant::parse), fields.text(METER));
      case HELD_BACK -> new RedemptionOutcome.HeldBack(fields.read(UNTIL, Instant::parse));
      case UNDECIDED -> new RedemptionOutcome.Undecided(fields.read(UNTIL, Instant::parse));
      case RefusalFields.REFUSED -> new RedemptionOutcome.Refused(RefusalFields.read(fields));
      default -> throw new Malformed("unknown outcome", Optional.of(RefusalFields.OUTCOME));
    };
  }

  private static Map<String, Object> named(String outcome) {
    Map<String, Object> object = Fields.object();
    object.put(RefusalFields.OUTCOME, outcome);
    return object;
  }

  private static Map<String, Object> until(String outcome, Instant until) {
    Map<String, Object> object = named(outcome);
    object.put(UNTIL, until.toString());
    return object;
  }
}
