package prepaid.aws.invocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.TokenAudit.Checked;

/** The secure module's answer about the tokens of vends, as JSON in UTF-8; no token is in it. */
public final class TokenChecksJson {
  private static final String CHECKED = "checked";
  private static final String VENDS = "vends";
  private static final String PROBLEM = "problem";

  private TokenChecksJson() {}

  public static byte[] write(Answer<List<Checked>> answer) {
    return Fields.write(
        switch (answer) {
          case Answer.Given<List<Checked>>(var checked) -> given(checked);
          case Answer.Refused<List<Checked>>(var refusal) -> RefusalFields.of(refusal);
        });
  }

  /** Empty when it is anything else than an answer in full. */
  public static Optional<Answer<List<Checked>>> read(byte[] json) {
    try {
      Fields fields = Fields.parse(json);
      Answer<List<Checked>> answer =
          switch (fields.text(RefusalFields.OUTCOME)) {
            case CHECKED -> Answer.given(fields.list(VENDS, TokenChecksJson::checked));
            case RefusalFields.REFUSED -> Answer.refused(RefusalFields.read(fields));
            default -> throw new Malformed("unknown outcome", Optional.of(RefusalFields.OUTCOME));
          };
      fields.end();
      return Optional.of(answer);
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> given(List<Checked> checked) {
    Map<String, Object> object = Fields.object();
    object.put(RefusalFields.OUTCOME, CHECKED);
    object.put(VENDS, checked.stream().map(TokenChecksJson::of).toList());
    return object;
  }

  private static Map<String, Object> of(Checked checked) {
    Map<String, Object> object = InvocationFields.of(checked.vend());
    object.put("tokens", checked.tokens());
    object.put("problems", checked.problems().stream().map(text -> Map.of(PROBLEM, text)).toList());
    return object;
  }

  private static Checked checked(Fields fields) throws Malformed {
    VendKey vend = InvocationFields.vendKey(fields);
    Checked checked =
        new Checked(
            vend,
            fields.smallNumber("tokens"),
            fields.list("problems", each -> each.text(PROBLEM)));
    fields.end();
    return checked;
  }
}
