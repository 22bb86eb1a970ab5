package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAligned() {
    Table table = new Table("step", "count");
    table.row("order", "5");
    table.row("pay", "1234567");
    assertEquals("step     count\norder        5\npay    1234567\n", table.text());
    assertThrows(IllegalArgumentException.class, () -> table.row("one"));
  }

  @Test
  void numbersAreRoundedByIntegers() {
    assertEquals("0.00", Table.ms(0));
    assertEquals("0.01", Table.ms(1));
    assertEquals("1.24", Table.ms(1_234_567));
    assertEquals("12.00", Table.ms(12_000_000));
    assertEquals("50.0", Table.aSecond(500, 10_000_000_000L));
    assertEquals("33.3", Table.aSecond(100, 3_000_000_000L));
    assertEquals("0.0", Table.aSecond(0, 0));
  }
}
