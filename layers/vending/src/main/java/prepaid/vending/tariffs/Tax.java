package prepaid.vending.tariffs;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;

import java.math.BigInteger;
import prepaid.vending.tariffs.TariffVersion.NetRounding;

/**
 * The tax inside an amount, and on top of one. A basis point is a ten-thousandth, so an amount with
 * its tax is (10,000 + basis points) / 10,000 of the net one.
 */
final class Tax {
  private static final int BASIS = 10_000;

  private Tax() {}

  /** The part of {@code gross} that is not tax, rounded as the tariff says; zero or more minor. */
  static long net(long gross, TariffVersion tariff) {
    BigInteger whole = whole(tariff);
    BigInteger parts = BigInteger.valueOf(gross).multiply(BigInteger.valueOf(BASIS));
    BigInteger net =
        switch (tariff.netRounding()) {
          case HALF_UP -> parts.multiply(TWO).add(whole).divide(whole.multiply(TWO));
          case DOWN -> parts.divide(whole);
        };
    return net.longValueExact();
  }

  /** The tax to add to {@code net}, rounded half up. */
  static long on(long net, TariffVersion tariff) {
    return BigInteger.valueOf(net)
        .multiply(BigInteger.valueOf(tariff.taxBasisPoints()))
        .add(BigInteger.valueOf(BASIS / 2))
        .divide(BigInteger.valueOf(BASIS))
        .longValueExact();
  }

  /** The smallest amount whose {@link #net} is at least {@code net}. */
  static BigInteger smallestGross(BigInteger net, TariffVersion tariff) {
    BigInteger whole = whole(tariff);
    BigInteger parts = whole.multiply(net).multiply(TWO);
    // Half up reaches a net half a minor unit below it.
    BigInteger reached =
        tariff.netRounding() == NetRounding.HALF_UP ? parts.subtract(whole) : parts;
    BigInteger basis = BigInteger.valueOf(2L * BASIS);
    return reached.add(basis).subtract(ONE).divide(basis).max(BigInteger.ZERO);
  }

  private static BigInteger whole(TariffVersion tariff) {
    return BigInteger.valueOf(BASIS + tariff.taxBasisPoints());
  }
}
