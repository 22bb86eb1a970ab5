package prepaid.sts;

/**
 * The meters whose first key (KRN 1) comes from DKGA01, by manufacturer and serial number. From the
 * second revision on they use DKGA02 as all others do. The ranges have one public source only.
 */
final class LegacyMeters {
  /** First and last DRN of each range, 11 digits with their check digits. */
  private static final long[][] RANGES = {
    {1_000_000_000L, 1_004_999_999L},
    {1_090_000_000L, 1_090_004_999L},
    {3_000_000_000L, 3_114_000_009L},
    {4_000_000_000L, 4_059_999_999L},
    {6_010_000_000L, 6_039_999_999L},
    {6_400_000_000L, 6_419_999_999L},
    {6_660_000_000L, 6_699_999_999L},
    {6_990_000_010L, 6_990_009_999L},
    {7_000_000_000L, 7_020_999_999L},
  };

  private static final int LEGACY_REVISION = 1;

  private LegacyMeters() {}

  /** Whether DKGA01 made the key of this meter (of 11 digits, hence IIN 600727) at a revision. */
  static boolean haveKeysOfDkga01(Drn drn, int keyRevision) {
    return keyRevision == LEGACY_REVISION && isLegacy(drn);
  }

  /** Whether a meter is one of those. */
  static boolean isLegacy(Drn drn) {
    if (!drn.iin().equals(MeterPan.IIN_OF_11_DIGITS)) {
      return false;
    }
    long number = Long.parseLong(drn.digits());
    for (long[] range : RANGES) {
      if (number >= range[0] && number <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
