package prepaid.emergencycredit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.desk.PairOrder;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * What an operator asks for.
 *
 * @param units empty for as much as an emergency may be
 * @param texted whether the token goes to the registered phone as well
 */
record Wanted(
    GrantKind kind,
    Optional<Units> units,
    String reason,
    Optional<String> reasonCode,
    boolean texted) {
  private static final Shape<GrantKind> KIND =
      Shapes.oneOf(
          Arrays.stream(GrantKind.values())
              .filter(GrantKind::hasToken)
              .map(GrantKind::slug)
              .toList(),
          text -> GrantKind.ofSlug(text).filter(GrantKind::hasToken));

  static final Shape<String> REASON =
      text ->
          Mandate.isReason(text.strip())
              ? Answer.given(text.strip())
              : Answer.refused(
                  RefusalKind.INVALID_REQUEST,
                  "A reason has 1 to 120 characters, without bars and line ends.");

  private static final Shape<Boolean> BY_TEXT =
      Shapes.oneOf(
          List.of("sms", "none"),
          text ->
              switch (text) {
                case "sms" -> Optional.of(true);
                case "none" -> Optional.of(false);
                default -> Optional.empty();
              });

  static Answer<Wanted> read(Fields fields) {
    Field<GrantKind> kind = fields.text("kind", KIND);
    Field<Optional<Units>> units = fields.optionalDecimal("units", Amounts.unitsAbove());
    Field<String> reason = fields.text("reason", REASON);
    Field<Optional<String>> code = fields.optionalText("reasonCode", Shapes.id());
    Field<Optional<Boolean>> notify =
        fields.isTruth("notify")
            ? fields.optionalTruth("notify")
            : fields.optionalText("notify", BY_TEXT);
    return fields.finish(() ->
        new Wanted(kind.get(), units.get(), reason.get(), code.get(), notify.get().orElse(false)));
  }

  /** The same for a meter, as two operators order it. */
  PairOrder.Grant order(Drn meter) {
    return new PairOrder.Grant(meter, kind, units, reasonCode, reason, texted);
  }
}
