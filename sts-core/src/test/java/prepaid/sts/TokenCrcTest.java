package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class TokenCrcTest {
  @Test
  void everyVector() {
    for (Vector vector : Vectors.load("crc16", 43)) {
      assertEquals(vector.hexInteger("crc"), TokenCrc.of(vector.bytes("bytes")), vector::toString);
    }
  }

  @Test
  void bitsAndBytesAgree() {
    long fiftyBits = 0x2_5555_1234_abcdL;
    byte[] eight = ByteBuffer.allocate(8).putLong(fiftyBits).array();
    byte[] seven = Arrays.copyOfRange(eight, 1, 8);
    assertEquals(TokenCrc.of(seven), TokenCrc.of(fiftyBits));
    byte[] withCurrencyByte = Arrays.copyOf(seven, 8);
    withCurrencyByte[7] = 1;
    assertEquals(TokenCrc.of(withCurrencyByte), TokenCrc.ofCurrency(fiftyBits));
  }
}
