package prepaid.http;

import java.util.List;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;

/** What a tender was taken for, as every face answers it. */
public final class LineJson {
  private LineJson() {}

  /** In the order of computation; net and tax of all add up to the tender. */
  public static List<JsonObject> list(List<Line> lines) {
    return lines.stream()
        .map(line ->
            new JsonObject()
                .put("kind", line.kind().slug())
                .put("description", line.description())
                .put("net", line.net().text())
                .put("tax", line.tax().text())
                .put("units", line.units().map(Units::text)))
        .toList();
  }
}
