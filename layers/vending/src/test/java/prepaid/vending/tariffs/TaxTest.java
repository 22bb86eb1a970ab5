package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.vending.tariffs.SampleTariffs.flat;
import static prepaid.vending.tariffs.SampleTariffs.taxInside;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;
import prepaid.vending.tariffs.TariffVersion.NetRounding;

class TaxTest {
  @Test
  void netOfTheRealServers() {
    assertEquals(7826, Tax.net(9000, of(1500, NetRounding.HALF_UP)));
    assertEquals(4348, Tax.net(5000, of(1500, NetRounding.HALF_UP)));
    assertEquals(8772, Tax.net(10_000, of(1400, NetRounding.HALF_UP)));
    assertEquals(8771, Tax.net(10_000, of(1400, NetRounding.DOWN)));
    assertEquals(10_000, Tax.net(10_000, of(0, NetRounding.HALF_UP)));
  }

  @Test
  void halfAMinorUnitGoesUp() {
    assertEquals(1, Tax.net(1, of(10_000, NetRounding.HALF_UP)));
    assertEquals(0, Tax.net(1, of(10_000, NetRounding.DOWN)));
    assertEquals(8, Tax.on(50, of(1500, NetRounding.DOWN)));
    assertEquals(7, Tax.on(49, of(1500, NetRounding.DOWN)));
  }

  @Test
  void theLargestAmountDoesNotOverflow() {
    assertEquals(
        500_000_000_000_000L, Tax.net(1_000_000_000_000_000L, of(10_000, NetRounding.HALF_UP)));
  }

  @Test
  void smallestGrossIsTheInverseOfNet() {
    for (NetRounding rounding : NetRounding.values()) {
      for (int tax : new int[] {0, 1, 1400, 1500, 2000, 9_999, 10_000}) {
        TariffVersion tariff = of(tax, rounding);
        for (long net = 0; net < 2_000; net++) {
          long gross = Tax.smallestGross(BigInteger.valueOf(net), tariff).longValueExact();
          assertEquals(net, Tax.net(gross, tariff));
          assertTrue(gross == 0 || Tax.net(gross - 1, tariff) < net);
        }
      }
    }
  }

  private static TariffVersion of(int basisPoints, NetRounding rounding) {
    return taxInside(flat(1_000_000, basisPoints, EnergyRounding.UP), false, rounding);
  }
}
