package prepaid.localcloud.cards;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import prepaid.localcloud.wire.Json;

/**
 * Cards on A4 paper, ten a sheet, to cut out: a PDF of lines and the fonts that every reader has.
 * For the sandbox: real cards are printed by their printer.
 */
final class CardSheet {
  private static final int COLUMNS = 2;
  private static final int ROWS = 5;
  private static final int LEFT = 55;
  private static final int BOTTOM = 90;
  private static final int WIDTH = 243;
  private static final int HEIGHT = 142;
  private static final int MARGIN = 14;

  /** What a buyer must know before: a card is money, and not units. */
  private static final String TERMS =
      "Worth what it says in money: tax, charges and debts are taken from it.";

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  private CardSheet() {}

  /**
   * Draws cards as {@code ready.json} lists them.
   *
   * @param number to which people text PIN and meter; empty leaves that line out
   */
  static byte[] draw(List<Map<String, Object>> cards, String number) {
    int sheets = Math.max(1, Math.ceilDiv(cards.size(), COLUMNS * ROWS));
    CardSheet sheet = new CardSheet();
    sheet.write("%PDF-1.4\n");
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < sheets; i++) {
      kids.append(5 + 2 * i).append(" 0 R ");
    }
    sheet.object("<< /Type /Catalog /Pages 2 0 R >>");
    sheet.object("<< /Type /Pages /Kids [ %s] /Count %d >>".formatted(kids, sheets));
    sheet.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    sheet.object("<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>");
    for (int i = 0; i < sheets; i++) {
      int from = i * COLUMNS * ROWS;
      List<Map<String, Object>> these =
          cards.subList(from, Math.min(cards.size(), from + COLUMNS * ROWS));
      sheet.object(
          ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources"
                  + " << /Font << /F1 3 0 R /F2 4 0 R >> >> >>")
              .formatted(6 + 2 * i));
      String drawing = drawing(these, number);
      sheet.object("<< /Length %d >>\nstream\n%s\nendstream".formatted(drawing.length(), drawing));
    }
    return sheet.finish();
  }

  private static String drawing(List<Map<String, Object>> cards, String number) {
    StringBuilder drawing = new StringBuilder("0.6 w 0.5 G\n");
    for (int i = 0; i < cards.size(); i++) {
      int x = LEFT + i % COLUMNS * WIDTH;
      int y = BOTTOM + (ROWS - 1 - i / COLUMNS) * HEIGHT;
      card(drawing, x, y, cards.get(i));
      if (!number.isEmpty()) {
        text(
            drawing, new At(x + MARGIN, y + 31), "/F1 8", "Text PIN and meter number to " + number);
      }
    }
    return drawing.toString();
  }

  private static void card(StringBuilder drawing, int x, int y, Map<String, Object> card) {
    drawing.append("[4 3] 0 d %d %d %d %d re S [] 0 d\n".formatted(x, y, WIDTH, HEIGHT));
    String worth = Json.string(card, "denomination") + " " + Json.string(card, "currency");
    text(drawing, new At(x + MARGIN, y + HEIGHT - 24), "/F1 9", "Prepaid electricity (sandbox)");
    text(drawing, new At(x + MARGIN, y + HEIGHT - 46), "/F1 18", worth);
    drawing.append(
        "0.9 g %d %d %d 26 re f 0 g\n".formatted(x + MARGIN, y + 54, WIDTH - 2 * MARGIN));
    text(drawing, new At(x + MARGIN + 8, y + 62), "/F2 14", grouped(Json.string(card, "pin")));
    text(drawing, new At(x + MARGIN, y + 42), "/F1 8", "PIN under the coating, 16 digits");
    text(drawing, new At(x + MARGIN, y + 20), "/F1 8", "Serial " + Json.string(card, "serial"));
    text(drawing, new At(x + MARGIN, y + 9), "/F1 7", TERMS);
  }

  /** A place on the paper, in points from the lower left corner. */
  private record At(int x, int y) {}

  private static void text(StringBuilder drawing, At at, String font, String words) {
    String escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    drawing.append("BT %s Tf %d %d Td (%s) Tj ET\n".formatted(font, at.x(), at.y(), escaped));
  }

  private static String grouped(String pin) {
    return pin.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private void object(String body) {
    offsets.add(file.size());
    write("%d 0 obj\n%s\nendobj\n".formatted(offsets.size(), body));
  }

  private byte[] finish() {
    int table = file.size();
    write("xref\n0 %d\n0000000000 65535 f \n".formatted(offsets.size() + 1));
    offsets.forEach(offset -> write("%010d 00000 n \n".formatted(offset)));
    write(
        "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(offsets.size() + 1, table));
    return file.toByteArray();
  }

  private void write(String text) {
    file.writeBytes(text.getBytes(ISO_8859_1));
  }
}
