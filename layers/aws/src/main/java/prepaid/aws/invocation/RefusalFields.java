package prepaid.aws.invocation;

import java.util.Map;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * A refusal as an answer: {@code {"outcome": "refused", "kind": …, "detail": …, "field": …, "desk":
 * …}}.
 */
final class RefusalFields {
  static final String OUTCOME = "outcome";
  static final String REFUSED = "refused";
  private static final String KIND = "kind";
  private static final String DETAIL = "detail";
  private static final String FIELD = "field";
  private static final String DESK = "desk";

  private RefusalFields() {}

  static Map<String, Object> of(Refusal refusal) {
    Map<String, Object> object = Fields.object();
    object.put(OUTCOME, REFUSED);
    object.put(KIND, refusal.kind().slug());
    object.put(DETAIL, refusal.detail());
    refusal.field().ifPresent(field -> object.put(FIELD, field));
    refusal.desk().ifPresent(words -> object.put(DESK, words));
    return object;
  }

  static Refusal read(Fields fields) throws Malformed {
    return new Refusal(
        fields.read(KIND, slug -> Slugs.of(RefusalKind.values(), RefusalKind::slug, slug)),
        fields.text(DETAIL),
        fields.optionalText(FIELD),
        fields.optionalText(DESK));
  }
}
