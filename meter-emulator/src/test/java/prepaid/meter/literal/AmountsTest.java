package prepaid.meter.literal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Vectors.Vector;

class AmountsTest {
  @Test
  void unitsOfEveryVector() {
    int refused = 0;
    for (Vector vector : Vectors.load("amount16", 100).tests()) {
      BigInteger tenths = new BigInteger(vector.text("tenths"));
      if (vector.text("result").equals("invalid")) {
        assertThrows(
            IllegalArgumentException.class,
            () -> LiteralEncoder.amountField(tenths),
            vector::toString);
        refused++;
      } else {
        Bits field = Bits.ofHex(vector.text("field"));
        assertEquals(vector.text("decoded"), Amounts.units(field).toString(), vector::toString);
        assertEquals(field.hex(), LiteralEncoder.amountField(tenths).hex(), vector::toString);
      }
    }
    assertEquals(3, refused);
  }

  @Test
  void currencyOfEveryVector() {
    for (Vector vector : Vectors.load("currency20", 92).tests()) {
      Bits field = Bits.ofHex(vector.text("field"));
      BigInteger asked = new BigInteger(vector.text("unit1e5"));
      assertEquals(vector.text("decoded"), Amounts.currency(field).toString(), vector::toString);
      assertEquals(field.value(), LiteralEncoder.currencyField(asked).value(), vector::toString);
    }
  }
}
