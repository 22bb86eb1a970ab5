package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LegacyMetersTest {
  private static boolean isLegacy(long withoutCheckDigit) {
    String body = "%010d".formatted(withoutCheckDigit);
    return LegacyMeters.isLegacy(new Drn(body + Luhn.checkDigit(body, body.length())));
  }

  /** The first and last of each range, without check digits, and their neighbours. */
  @Test
  void rangesEndWhereTheyAreSaidTo() {
    List<long[]> ranges =
        List.of(
            new long[] {100_000_000, 100_499_999},
            new long[] {109_000_000, 109_000_499},
            new long[] {300_000_000, 311_400_000},
            new long[] {400_000_000, 405_999_999},
            new long[] {601_000_000, 603_999_999},
            new long[] {640_000_000, 641_999_999},
            new long[] {666_000_000, 669_999_999},
            new long[] {699_000_001, 699_000_999},
            new long[] {700_000_000, 702_099_999});
    for (long[] range : ranges) {
      assertEquals(false, isLegacy(range[0] - 1), "before " + range[0]);
      assertEquals(true, isLegacy(range[0]), "first " + range[0]);
      assertEquals(true, isLegacy(range[1]), "last " + range[1]);
      assertEquals(false, isLegacy(range[1] + 1), "after " + range[1]);
    }
  }

  @Test
  void onlyMetersOfElevenDigitsAreLegacy() {
    String body = "010000000000";
    assertEquals(
        false, LegacyMeters.isLegacy(new Drn(body + Luhn.checkDigit(body, body.length()))));
  }

  @Test
  void onlyTheirFirstKeyIsOfTheOldDerivation() {
    Drn drn = new Drn("01000000008");
    assertEquals(true, LegacyMeters.haveKeysOfDkga01(drn, 1));
    assertEquals(false, LegacyMeters.haveKeysOfDkga01(drn, 2));
  }
}
