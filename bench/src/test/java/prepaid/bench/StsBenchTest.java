package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Reading;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.KeyMaterialAccess;
import prepaid.sts.UnitsCredit;

/** What is measured is right: the fast and the literal one agree. */
class StsBenchTest {
  private final StsBench bench = new StsBench();

  @Test
  void bothMakeTheSameTokens() {
    assertEquals(bench.creditEa07Literal(), bench.creditEa07());
    assertEquals(bench.creditEa11Literal(), bench.creditEa11());
    assertEquals(bench.deriveAndCreditDkga02Ea07Literal(), bench.deriveAndCreditDkga02Ea07());
    assertEquals(bench.deriveAndCreditDkga04Ea11Literal(), bench.deriveAndCreditDkga04Ea11());
  }

  @Test
  void bothReadTheSameTokens() {
    agree(bench.decodeEa07(), bench.decodeEa07Literal());
    agree(bench.decodeEa11(), bench.decodeEa11Literal());
    assertInstanceOf(DecodedToken.Credit.class, bench.mintEa11());
  }

  @Test
  void bothDeriveTheSameKeys() {
    assertEquals(bench.deriveDkga02Literal().hex(), hex(bench.deriveDkga02()));
    assertEquals(bench.deriveDkga04Literal().hex(), hex(bench.deriveDkga04()));
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
