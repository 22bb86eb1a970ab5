package prepaid.vending.campaigns;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import prepaid.sts.BaseDate;
import prepaid.sts.TokenIdentifier;

/**
 * When a base date has no token identifiers left: meters on a key of it must have another key by
 * then.
 *
 * @param lastMinute the start of the last minute in which a token can be made
 */
public record RunOut(BaseDate baseDate, Instant lastMinute) {
  /** Of every base date, from the width of the identifier. */
  public static List<RunOut> all() {
    TokenIdentifier last = new TokenIdentifier(TokenIdentifier.MAX_MINUTES);
    return Arrays.stream(BaseDate.values())
        .map(base -> new RunOut(base, last.instant(base)))
        .toList();
  }
}
