package prepaid.aws;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Granted;
import prepaid.vending.ledger.MoneySource.KeyChange;
import prepaid.vending.ledger.MoneySource.Unpaid;
import prepaid.vending.ledger.MoneySource.WriteOff;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * What nobody pays for as a source in one short text: what it is, in four parts, then {@code
 * |by|approvedBy|reasonCode|run|texted|reason}. The four are {@code grant|kind|tenths|} and, once
 * it is decided, {@code value,fee} or {@code value,fee;debt}; {@code engineering|kind|value|};
 * {@code key-change|SGC|KRN|TI}; {@code write-off|debt|minor|}. What is absent is empty.
 */
public final class UnpaidText {
  private static final String GRANT = "grant";
  private static final String ENGINEERING = "engineering";
  private static final String KEY_CHANGE = "key-change";
  private static final String WRITE_OFF = "write-off";
  private static final int PARTS = 10;
  private static final int WHAT_PARTS = 4;
  private static final String TEXTED = "t";

  private UnpaidText() {}

  public static String of(Unpaid unpaid) {
    List<String> what =
        switch (unpaid) {
          case Grant grant ->
              List.of(
                  GRANT,
                  grant.kind().slug(),
                  grant.wanted().map(units -> Long.toString(units.tenths())).orElse(""),
                  grant.granted().map(UnpaidText::of).orElse(""));
          case Engineering(var task, var unused) ->
              List.of(ENGINEERING, task.kind().slug(), Long.toString(task.value()), "");
          case KeyChange(var target, var unused) ->
              List.of(
                  KEY_CHANGE,
                  target.supplyGroup().orElse(""),
                  target.keyRevision().map(String::valueOf).orElse(""),
                  target.tariffIndex().orElse(""));
          case WriteOff(var debt, var written, var unused) ->
              List.of(WRITE_OFF, debt, written.map(String::valueOf).orElse(""), "");
        };
    return String.join("|", what) + "|" + of(unpaid.mandate());
  }

  /** A mandate alone: its six parts. */
  public static String of(Mandate mandate) {
    return String.join(
        "|",
        mandate.by(),
        mandate.approvedBy().orElse(""),
        mandate.reasonCode().orElse(""),
        mandate.run().orElse(""),
        mandate.texted() ? TEXTED : "",
        mandate.reason());
  }

  /**
   * @throws IllegalArgumentException for any other text
   */
  public static Mandate mandate(String text) {
    String[] parts = text.split("\\|", -1);
    if (parts.length != PARTS - WHAT_PARTS) {
      throw new IllegalArgumentException("not a mandate");
    }
    return mandate(parts);
  }

  private static String of(Granted granted) {
    String worth = granted.value().minor() + "," + granted.fee().minor();
    return granted.debt().map(debt -> worth + ";" + PricedFromText.of(List.of(debt))).orElse(worth);
  }

  /**
   * @param currency of what it is worth
   * @throws RuntimeException of arguments, arithmetic or dates for any other text
   */
  public static Unpaid parse(String text, Currency currency) {
    String[] parts = text.split("\\|", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("not a source that nobody pays");
    }
    Mandate mandate = mandate(Arrays.copyOfRange(parts, WHAT_PARTS, PARTS));
    return switch (parts[0]) {
      case GRANT ->
          new Grant(
              GrantKind.ofSlug(parts[1]).orElseThrow(UnpaidText::unknown),
              present(parts[2]).map(Long::valueOf).map(Units::new),
              mandate,
              present(parts[3]).map(granted -> granted(granted, currency)));
      case ENGINEERING ->
          new Engineering(
              new EngineeringTask(
                  EngineeringTask.Kind.ofSlug(parts[1]).orElseThrow(UnpaidText::unknown),
                  Long.parseLong(parts[2])),
              mandate);
      case KEY_CHANGE ->
          new KeyChange(
              new KeyTarget(
                  present(parts[1]), present(parts[2]).map(Integer::valueOf), present(parts[3])),
              mandate);
      case WRITE_OFF -> new WriteOff(parts[1], present(parts[2]).map(Long::valueOf), mandate);
      default -> throw unknown();
    };
  }

  private static Mandate mandate(String[] parts) {
    return new Mandate(
        parts[0],
        present(parts[1]),
        present(parts[2]),
        parts[5],
        present(parts[3]),
        parts[4].equals(TEXTED));
  }

  private static Granted granted(String text, Currency currency) {
    String[] halves = text.split(";", 2);
    String[] worth = halves[0].split(",", -1);
    if (worth.length != 2) {
      throw new IllegalArgumentException("not what a grant is worth");
    }
    return new Granted(
        new Money(Long.parseLong(worth[0]), currency),
        new Money(Long.parseLong(worth[1]), currency),
        halves.length == 1
            ? Optional.empty()
            : Optional.of(PricedFromText.debts(halves[1]).getFirst()));
  }

  private static Optional<String> present(String part) {
    return part.isEmpty() ? Optional.empty() : Optional.of(part);
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException("unknown word");
  }
}
