package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Reading;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.KeyMaterialAccess;
import prepaid.sts.UnitsCredit;

/** What is measured is right: the fast and the literal one agree. */
class StsBenchTest {
  private final StsBench bench = new StsBench();

  @Test
  void bothDecodersReadTheSameToken() {
    agree(bench.decodeEa07(), bench.decodeEa07Literal());
    agree(bench.decodeEa11(), bench.decodeEa11Literal());
    assertEquals(bench.encodeEa11(), bench.encodeEa11());
    assertInstanceOf(DecodedToken.Credit.class, bench.mintEa11());
  }

  @Test
  void bothDeriveTheSameKeys() {
    assertEquals(bench.deriveDkga02Literal().hex(), hex(bench.deriveDkga02()));
    assertEquals(bench.deriveDkga04Literal().hex(), hex(bench.deriveDkga04()));
  }

  @Test
  void theLiteralCiphersEncrypt() {
    for (Bits encrypted : new Bits[] {bench.encodeEa07Literal(), bench.encodeEa11Literal()}) {
      assertEquals(16, encrypted.hex().length());
    }
  }

  private static void agree(DecodedToken fast, Reading literal) {
    DecodedToken.Credit credit = assertInstanceOf(DecodedToken.Credit.class, fast);
    Reading.UnitCredit reading = assertInstanceOf(Reading.UnitCredit.class, literal);
    UnitsCredit units = assertInstanceOf(UnitsCredit.class, credit.token());
    assertEquals(reading.tid(), units.tid().minutes());
    assertEquals(reading.subclass(), units.service().subclass());
    assertEquals(reading.tenths(), BigInteger.valueOf(units.tenths()));
  }

  private static String hex(DecoderKey key) {
    return HexFormat.of().formatHex(key.expose(KeyMaterialAccess.granted()));
  }
}
