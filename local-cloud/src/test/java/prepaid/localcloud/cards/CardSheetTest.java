package prepaid.localcloud.cards;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardSheetTest {
  private static List<Map<String, Object>> cards(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i ->
            Map.<String, Object>of(
                "serial",
                "%012d".formatted(i),
                "pin",
                "%016d".formatted(i),
                "denomination",
                "100.00",
                "currency",
                "ZAR"))
        .toList();
  }

  @Test
  void everyCardIsOnASheetWithItsPinInFours() {
    String pdf = new String(CardSheet.draw(cards(23), "+27 (11) 1"), ISO_8859_1);
    assertTrue(pdf.contains("/Count 3"));
    assertEquals(23, pdf.split("tax, charges and debts are taken", -1).length - 1);
    for (int i = 1; i <= 23; i++) {
      assertTrue(pdf.contains("(Serial %012d)".formatted(i)));
      assertTrue(pdf.contains("(0000 0000 0000 %04d)".formatted(i)));
    }
    assertTrue(pdf.contains("number to +27 \\(11\\) 1"));
  }

  /** A reader finds each object where the table says. */
  @Test
  void theTableLeadsToEachObject() {
    String pdf = new String(CardSheet.draw(cards(11), ""), ISO_8859_1);
    Matcher entries = Pattern.compile("(?m)^([0-9]{10}) 00000 n $").matcher(pdf);
    int number = 0;
    while (entries.find()) {
      number++;
      int offset = Integer.parseInt(entries.group(1));
      assertTrue(pdf.startsWith(number + " 0 obj", offset), "object " + number);
    }
    assertEquals(8, number);
    int table = Integer.parseInt(pdf.replaceAll("(?s).*startxref\n([0-9]+)\n.*", "$1"));
    assertTrue(pdf.startsWith("xref", table));
  }
}
