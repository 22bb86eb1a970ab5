package prepaid.vending.campaigns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;

/**
 * For which meters a campaign is: those of a utility that fit everything else that is named.
 *
 * @param supplyGroup SGC, 6 digits
 * @param tariff its id
 * @param baseDate of the vending key that the meter's tokens are made under
 * @param list when they were named one by one
 * @param bought what each must have bought
 */
public record Segment(
    String utility,
    Optional<String> supplyGroup,
    Optional<String> tariff,
    Optional<BaseDate> baseDate,
    Optional<MeterList> list,
    Optional<Bought> bought) {
  /** Whatever they bought. */
  public Segment(
      String utility,
      Optional<String> supplyGroup,
      Optional<String> tariff,
      Optional<BaseDate> baseDate,
      Optional<MeterList> list) {
    this(utility, supplyGroup, tariff, baseDate, list, Optional.empty());
  }

  /**
   * Meters that were named.
   *
   * @param digest of their numbers, 16 hexadecimal digits: another list has another
   */
  public record MeterList(int count, String digest) {
    private static final int DIGEST_BYTES = 8;

    /** Of numbers that stand in their order, each once. */
    public static MeterList of(List<Drn> meters) {
      String numbers = String.join(",", meters.stream().map(Drn::digits).toList());
      byte[] hash = sha256().digest(numbers.getBytes(StandardCharsets.UTF_8));
      return new MeterList(meters.size(), HexFormat.of().formatHex(hash, 0, DIGEST_BYTES));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }
}
