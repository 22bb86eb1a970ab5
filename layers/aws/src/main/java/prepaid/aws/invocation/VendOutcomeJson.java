package prepaid.aws.invocation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.vending.VendOutcome;

/** The secure module's answer to a vend, as JSON in UTF-8. */
public final class VendOutcomeJson {
  private static final String VENDED = "vended";
  private static final String UNDECIDED = "undecided";
  private static final String REPEATED = "repeated";
  private static final String VEND = "vend";
  private static final String UNTIL = "until";

  private VendOutcomeJson() {}

  public static byte[] write(VendOutcome outcome) {
    return Fields.write(
        switch (outcome) {
          case VendOutcome.Vended vended -> vended(vended);
          case VendOutcome.Refused(var refusal) -> RefusalFields.of(refusal);
          case VendOutcome.Undecided(var until) -> undecided(until);
        });
  }

  /** Empty when it is anything else than an answer in full. */
  public static Optional<VendOutcome> read(byte[] json) {
    try {
      Fields fields = Fields.parse(json);
      VendOutcome outcome = read(fields);
      fields.end();
      return Optional.of(outcome);
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }

  private static VendOutcome read(Fields fields) throws Malformed {
    return switch (fields.text(RefusalFields.OUTCOME)) {
      case VENDED ->
          new VendOutcome.Vended(VendFields.read(fields.object(VEND)), fields.flag(REPEATED));
      case RefusalFields.REFUSED -> new VendOutcome.Refused(RefusalFields.read(fields));
      case UNDECIDED -> new VendOutcome.Undecided(fields.read(UNTIL, Instant::parse));
      default -> throw new Malformed("unknown outcome", Optional.of(RefusalFields.OUTCOME));
    };
  }

  private static Map<String, Object> vended(VendOutcome.Vended vended) {
    Map<String, Object> object = Fields.object();
    object.put(RefusalFields.OUTCOME, VENDED);
    object.put(REPEATED, vended.repeated());
    object.put(VEND, VendFields.of(vended.vend()));
    return object;
  }

  private static Map<String, Object> undecided(Instant until) {
    Map<String, Object> object = Fields.object();
    object.put(RefusalFields.OUTCOME, UNDECIDED);
    object.put(UNTIL, until.toString());
    return object;
  }
}
