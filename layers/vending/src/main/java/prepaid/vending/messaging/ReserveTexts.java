package prepaid.vending.messaging;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.money.Money;

/** What goes with the token of reserve credit: what is owed for it, and until when. */
final class ReserveTexts {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  /** In 70 characters there is no room for the year. */
  private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("dd.MM");

  private ReserveTexts() {}

  /**
   * The text of one token.
   *
   * @param parts of the token's text, of which some are needed
   */
  static Message.Filled of(Grant grant, Map<String, String> parts, TextLanguage language) {
    Map<String, String> values = new HashMap<>(parts);
    values.keySet().retainAll(List.of("meter", "nth", "token", "credit"));
    Optional<Debt> debt = grant.granted().flatMap(granted -> granted.debt());
    if (debt.isEmpty()) {
      return Message.RESERVE_GIVEN.with(values);
    }
    Money owed =
        new Money(debt.get().owedMinor(), grant.granted().orElseThrow().value().currency());
    values.put("owed", language.written(owed));
    debt.get().due().ifPresent(due -> values.put("due", written(due, language)));
    return (debt.get().due().isPresent() ? Message.RESERVE_DUE : Message.RESERVE_OWED).with(values);
  }

  private static String written(LocalDate due, TextLanguage language) {
    return (language == TextLanguage.RUSSIAN ? SHORT_DATE : DATE).format(due);
  }
}
