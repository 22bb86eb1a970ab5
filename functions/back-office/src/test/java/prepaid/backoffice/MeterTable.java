package prepaid.backoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import prepaid.aws.fixture.Samples;
import prepaid.vending.imports.CsvWriter;

/** A table of meters in the making. */
final class MeterTable {
  private static final List<String> COLUMNS =
      List.of(
          "meterNumber",
          "supplyGroup",
          "tariffIndex",
          "keyRevision",
          "keyType",
          "encryptionAlgorithm",
          "tariff",
          "holder",
          "phone",
          "account",
          "address",
          "debts");

  private final List<Map<String, String>> rows = new ArrayList<>();

  /** Meters of the serials, all alike but for number and account. */
  static MeterTable of(int firstSerial, int count) {
    MeterTable table = new MeterTable();
    for (int serial = firstSerial; serial < firstSerial + count; serial++) {
      Map<String, String> row = new TreeMap<>();
      row.put("meterNumber", Samples.drn(serial).digits());
      row.put("supplyGroup", "123457");
      row.put("tariffIndex", "01");
      row.put("keyRevision", "1");
      row.put("keyType", "2");
      row.put("encryptionAlgorithm", "11");
      row.put("tariff", "domestic");
      row.put("holder", "Нина \"Nina\" O'Hara, № " + serial);
      row.put("phone", "+27821234567");
      row.put("account", "A-" + serial);
      row.put("address", "1 Main Road, Flat " + serial);
      table.rows.add(row);
    }
    return table;
  }

  /** The row of that number, from 1, has this in a column. */
  MeterTable with(int row, String column, String value) {
    rows.get(row - 1).put(column, value);
    return this;
  }

  MeterTable plus(MeterTable other) {
    rows.addAll(other.rows);
    return this;
  }

  String csv() {
    CsvWriter writer = new CsvWriter().record(COLUMNS);
    rows.forEach(row ->
        writer.record(COLUMNS.stream().map(column -> row.getOrDefault(column, "")).toList()));
    return writer.text();
  }
}
