package prepaid.backoffice;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import prepaid.http.JsonReader;
import prepaid.http.JsonValue;
import prepaid.vending.credit.Debt;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.refusals.Answer;

/**
 * The columns of a table of meters: the names of the fields of {@code PUT /meters}, each with the
 * value that the field has there. An empty cell leaves the field out; debts are JSON, as there, and
 * flags words with spaces between.
 */
final class MeterColumns {
  static final String METER_NUMBER = "meterNumber";
  private static final String DEBTS = "debts";
  private static final String FLAGS = "flags";

  /**
   * In the order in which an export writes them; debts stand there only when they are asked for.
   */
  static final List<String> ALL =
      List.of(
          METER_NUMBER,
          "supplyGroup",
          "tariffIndex",
          "keyRevision",
          "keyType",
          "encryptionAlgorithm",
          "tariff",
          "resource",
          "mode",
          "holder",
          "phone",
          "account",
          "address",
          "language",
          "initialCredit",
          "status",
          "statusReason",
          FLAGS,
          DEBTS);

  static final Set<String> KNOWN = Set.copyOf(ALL);

  static final Set<String> REQUIRED =
      Set.of(
          METER_NUMBER,
          "supplyGroup",
          "tariffIndex",
          "keyRevision",
          "keyType",
          "encryptionAlgorithm",
          "tariff",
          "holder");

  private static final Set<String> NUMBERS =
      Set.of("keyRevision", "keyType", "encryptionAlgorithm");

  private MeterColumns() {}

  /** The members that a body of {@code PUT /meters} would have. */
  static JsonValue.Members members(List<String> columns, List<String> fields) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String cell = fields.get(i);
      if (!cell.isBlank()) {
        members.put(columns.get(i), value(columns.get(i), cell.strip()));
      }
    }
    return new JsonValue.Members(members);
  }

  private static JsonValue value(String column, String cell) {
    if (column.equals(DEBTS)) {
      return debts(cell);
    }
    if (column.equals(FLAGS)) {
      return new JsonValue.Elements(
          Arrays.stream(cell.split(" +")).<JsonValue>map(JsonValue.Text::new).toList());
    }
    return NUMBERS.contains(column) && cell.matches("-?[0-9]{1,9}")
        ? new JsonValue.Numeral(cell)
        : new JsonValue.Text(cell);
  }

  /** What is no list is handed on as a text, and refused as one. */
  private static JsonValue debts(String cell) {
    byte[] object = ("{\"" + DEBTS + "\":" + cell + "}").getBytes(StandardCharsets.UTF_8);
    return JsonReader.read(object) instanceof Answer.Given<JsonValue.Members>(var members)
            && members.fields().size() == 1
        ? members.fields().getOrDefault(DEBTS, new JsonValue.Nothing())
        : new JsonValue.Text(cell);
  }

  /**
   * How a table is written.
   *
   * @param currency of the meters' debts
   * @param withDebts whether debts are a column: whoever imports them sets them to what they were
   */
  record Writing(Currency currency, boolean withDebts) {
    List<String> columns() {
      return withDebts ? ALL : ALL.subList(0, ALL.size() - 1);
    }

    List<String> cells(Meter meter) {
      Registration it = meter.registration();
      StsAttributes sts = it.sts();
      Holder holder = it.holder();
      List<String> cells =
          new ArrayList<>(
              List.of(
                  it.number().digits(),
                  sts.supplyGroup(),
                  sts.tariffIndex(),
                  String.valueOf(sts.keyRevision()),
                  String.valueOf(sts.keyType().digit()),
                  String.valueOf(sts.encryptionAlgorithm().code()),
                  it.tariff(),
                  it.resource().slug(),
                  it.mode().slug(),
                  holder.name(),
                  holder.phone().orElse(""),
                  holder.account().orElse(""),
                  holder.address().orElse(""),
                  holder.language().orElse(""),
                  it.initialCredit().text(),
                  MeterJson.status(it),
                  it.blockedBecause().orElse(""),
                  String.join(" ", MeterJson.flags(it))));
      if (withDebts) {
        cells.add(debts(meter.state().debts()));
      }
      return cells;
    }

    private String debts(List<Debt> debts) {
      DebtJson each = new DebtJson(currency);
      return debts.isEmpty()
          ? ""
          : debts.stream().map(debt -> each.write(debt).text()).collect(joining(",", "[", "]"));
    }
  }
}
