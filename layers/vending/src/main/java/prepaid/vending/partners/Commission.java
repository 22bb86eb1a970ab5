package prepaid.vending.partners;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

/**
 * What a partner earns of a sale.
 *
 * @param basis of what the share is taken
 * @param atSource whether the float is charged only what is left of the tender; otherwise the
 *     commission is paid monthly
 * @param tiers by size of the basis, ascending; the first that reaches it gives the share of all of
 *     it; the last has no end
 * @param fixedMinor on top of the share, in minor units, for each sale
 */
public record Commission(Basis basis, boolean atSource, List<Tier> tiers, long fixedMinor) {
  public static final int BASIS_POINTS_MAX = 10_000;

  /** No commission at all. */
  public static final Commission NONE =
      new Commission(Basis.TENDER, false, List.of(new Tier(OptionalLong.empty(), 0)), 0);

  /** Of what a share is taken. */
  public enum Basis {
    /** The net money of the energy lines. */
    ENERGY,
    /** The whole tender. */
    TENDER
  }

  /**
   * A share up to a size of the basis.
   *
   * @param upToMinor in minor units, that sum included; empty in the last tier
   * @param basisPoints hundredths of a percent
   */
  public record Tier(OptionalLong upToMinor, int basisPoints) {}

  public Commission {
    tiers = List.copyOf(tiers);
    if (fixedMinor < 0 || !areInOrder(tiers)) {
      throw new IllegalArgumentException("tiers ascend, the last has no end, shares are 0-100 %");
    }
  }

  private static boolean areInOrder(List<Tier> tiers) {
    long before = 0;
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      boolean isLast = i == tiers.size() - 1;
      boolean ascends = isLast || tier.upToMinor().orElse(0) > before;
      boolean isShare = tier.basisPoints() >= 0 && tier.basisPoints() <= BASIS_POINTS_MAX;
      if (isLast != tier.upToMinor().isEmpty() || !ascends || !isShare) {
        return false;
      }
      before = tier.upToMinor().orElse(before);
    }
    return !tiers.isEmpty();
  }

  /** What a sale earns: rounded half up, and never more than the tender. */
  public Money of(Money tender, List<Line> lines) {
    long base = basis == Basis.TENDER ? tender.minor() : energyMinor(lines);
    long share =
        BigInteger.valueOf(base)
            .multiply(BigInteger.valueOf(basisPoints(base)))
            .add(BigInteger.valueOf(BASIS_POINTS_MAX / 2))
            .divide(BigInteger.valueOf(BASIS_POINTS_MAX))
            .longValueExact();
    return new Money(Math.min(tender.minor(), share + fixedMinor), tender.currency());
  }

  private int basisPoints(long baseMinor) {
    return tiers.stream()
        .filter(tier -> tier.upToMinor().isEmpty() || baseMinor <= tier.upToMinor().getAsLong())
        .findFirst()
        .orElseThrow()
        .basisPoints();
  }

  private static long energyMinor(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.kind() == LineKind.ENERGY)
        .mapToLong(line -> line.net().minor())
        .sum();
  }
}
