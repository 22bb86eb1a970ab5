package prepaid.aws.invocation;

import java.util.Map;
import java.util.Optional;
import prepaid.vending.keys.KeyRewrapping.Progress;
import prepaid.vending.refusals.Answer;

/** How far the secure module is with wrapping keys anew, as JSON in UTF-8. */
public final class KeyProgressJson {
  private static final String PROGRESS = "progress";
  private static final String REWRAPPED = "rewrapped";
  private static final String LEFT = "left";
  private static final String FAILED = "failed";

  private KeyProgressJson() {}

  public static byte[] write(Answer<Progress> answer) {
    return Fields.write(
        switch (answer) {
          case Answer.Given<Progress>(var progress) -> given(progress);
          case Answer.Refused<Progress>(var refusal) -> RefusalFields.of(refusal);
        });
  }

  private static Map<String, Object> given(Progress progress) {
    Map<String, Object> object = Fields.object();
    object.put(RefusalFields.OUTCOME, PROGRESS);
    object.put(REWRAPPED, progress.rewrapped());
    object.put(LEFT, progress.left());
    object.put(FAILED, progress.failed());
    return object;
  }

  /** Empty when it is anything else than an answer in full. */
  public static Optional<Answer<Progress>> read(byte[] json) {
    try {
      Fields fields = Fields.parse(json);
      Answer<Progress> answer =
          switch (fields.text(RefusalFields.OUTCOME)) {
            case PROGRESS ->
                Answer.given(
                    new Progress(
                        fields.smallNumber(REWRAPPED),
                        fields.smallNumber(LEFT),
                        fields.smallNumber(FAILED)));
            case RefusalFields.REFUSED -> Answer.refused(RefusalFields.read(fields));
            default -> throw new Malformed("unknown outcome", Optional.of(RefusalFields.OUTCOME));
          };
      fields.end();
      return Optional.of(answer);
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }
}
