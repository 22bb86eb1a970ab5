package prepaid.backoffice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.http.Shape;
import prepaid.sts.CreditRegister;
import prepaid.sts.MeterTest;
import prepaid.sts.UnitsAmount;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.EngineeringTask.Kind;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** What an engineer's token is to do, as it is asked for: a kind and its value. */
final class EngineeringJson {
  static final String VALUE = "value";

  /** Every test that the meter supports. */
  private static final String EVERY_TEST = "all";

  private EngineeringJson() {}

  /** The kinds, in words. */
  static Shape<Kind> kind() {
    return text ->
        Kind.ofSlug(text)
            .map(Answer::given)
            .orElseGet(() ->
                refused(
                    "The kind is one of "
                        + String.join(", ", Arrays.stream(Kind.values()).map(Kind::slug).toList())
                        + "."));
  }

  /**
   * @param value as it was written; a test and a register may also be named
   */
  static Answer<EngineeringTask> task(Kind kind, Optional<String> value) {
    Answer<Long> number =
        switch (kind) {
          case POWER_LIMIT, PHASE_UNBALANCE_LIMIT -> watts(value);
          case CLEAR_CREDIT -> value.map(EngineeringJson::register).orElse(given(ALL_CREDIT));
          case CLEAR_TAMPER ->
              value.isEmpty() ? given(0) : refusedValue("Clearing a tamper takes no value.");
          case TEST -> value.map(EngineeringJson::test).orElse(given(0));
        };
    return number.map(watts -> new EngineeringTask(kind, watts));
  }

  private static final long ALL_CREDIT = CreditRegister.ALL.number();

  private static Answer<Long> given(long number) {
    return Answer.given(number);
  }

  private static Answer<Long> watts(Optional<String> value) {
    return value
        .map(EngineeringJson::watts)
        .orElseGet(() -> refusedValue("How many watts the limit has is missing."));
  }

  static Answer<Long> watts(String text) {
    return number(text)
        .filter(watts -> watts <= UnitsAmount.MAX_TENTHS)
        .map(Answer::given)
        .orElseGet(() ->
            refusedValue(
                "A limit is a whole number of watts, 0 to %d.".formatted(UnitsAmount.MAX_TENTHS)));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Answer<Long> register(String text) {
    return number(text)
        .flatMap(number -> CreditRegister.ofNumber(Math.toIntExact(number)))
        .or(() ->
            Arrays.stream(CreditRegister.values())
                .filter(one -> slug(one).equals(text))
                .findFirst())
        .map(register -> given(register.number()))
        .orElseGet(() ->
            refusedValue(
                "The credit to clear is one of "
                    + String.join(
                        ", ",
                        Arrays.stream(CreditRegister.values()).map(EngineeringJson::slug).toList())
                    + ", or its number."));
  }

  private static Answer<Long> test(String text) {
    List<String> names = new ArrayList<>(List.of(EVERY_TEST));
    Arrays.stream(MeterTest.values()).map(EngineeringJson::slug).forEach(names::add);
    return number(text)
        .filter(number -> number < names.size())
        .or(() -> names.contains(text) ? Optional.of((long) names.indexOf(text)) : Optional.empty())
        .map(Answer::given)
        .orElseGet(() ->
            refusedValue("A test is one of " + String.join(", ", names) + ", or its number."));
  }

  /** A test or a register as people name it, such as {@code load-switch}. */
  private static String slug(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Answer<Long> refusedValue(String sentence) {
    return Answer.refused(RefusalKind.INVALID_REQUEST, VALUE, sentence);
  }

  private static <T> Answer<T> refused(String sentence) {
    return Answer.refused(RefusalKind.INVALID_REQUEST, sentence);
  }
}
