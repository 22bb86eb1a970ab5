package prepaid.aws.invocation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.ledger.Vend;
import prepaid.vending.vending.AdviceOutcome;

/** The secure module's answer to an advice, as JSON in UTF-8. */
public final class AdviceOutcomeJson {
  private static final String SOLD = "sold";
  private static final String REVERSED = "reversed";
  private static final String NO_SALE = "no-sale";
  private static final String UNDECIDED = "undecided";
  private static final String VEND = "vend";
  private static final String UNTIL = "until";

  private AdviceOutcomeJson() {}

  public static byte[] write(AdviceOutcome outcome) {
    return Fields.write(
        switch (outcome) {
          case AdviceOutcome.Sold(var vend) -> of(SOLD, vend);
          case AdviceOutcome.Reversed(var vend) -> of(REVERSED, vend);
          case AdviceOutcome.NoSale() -> outcome(NO_SALE);
          case AdviceOutcome.Refused(var refusal) -> RefusalFields.of(refusal);
          case AdviceOutcome.Undecided(var until) -> {
            Map<String, Object> object = outcome(UNDECIDED);
            object.put(UNTIL, until.toString());
            yield object;
          }
        });
  }

  /** Empty when it is anything else than an answer in full. */
  public static Optional<AdviceOutcome> read(byte[] json) {
    try {
      Fields fields = Fields.parse(json);
      AdviceOutcome outcome = read(fields);
      fields.end();
      return Optional.of(outcome);
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }

  private static AdviceOutcome read(Fields fields) throws Malformed {
    return switch (fields.text(RefusalFields.OUTCOME)) {
      case SOLD -> new AdviceOutcome.Sold(VendFields.read(fields.object(VEND)));
      case REVERSED -> new AdviceOutcome.Reversed(VendFields.read(fields.object(VEND)));
      case NO_SALE -> new AdviceOutcome.NoSale();
      case RefusalFields.REFUSED -> new AdviceOutcome.Refused(RefusalFields.read(fields));
      case UNDECIDED -> new AdviceOutcome.Undecided(fields.read(UNTIL, Instant::parse));
      default -> throw new Malformed("unknown outcome", Optional.of(RefusalFields.OUTCOME));
    };
  }

  private static Map<String, Object> of(String word, Vend vend) {
    Map<String, Object> object = outcome(word);
    object.put(VEND, VendFields.of(vend));
    return object;
  }

  private static Map<String, Object> outcome(String word) {
    Map<String, Object> object = Fields.object();
    object.put(RefusalFields.OUTCOME, word);
    return object;
  }
}
