package prepaid.sts.cli;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditToken;
import prepaid.sts.DatedToken;
import prepaid.sts.TokenIdentifier;

/** When a token was made, and which meters refuse it for that, in sentences. */
final class TimeWords {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TimeWords() {}

  /**
   * @param base the base date of the key where it is known; a token does not tell it
   */
  static List<String> of(DatedToken token, Optional<BaseDate> base) {
    TokenIdentifier tid = token.tid();
    Stream<String> made =
        Stream.of("Its token identifier is %d: %s.".formatted(tid.minutes(), made(tid, base)));
    Stream<String> reserved =
        tid.isReserved()
            ? Stream.of("That is 00:01, the minute reserved for special tokens.")
            : Stream.of();
    return Stream.of(made, reserved, Stream.of(refusals(token))).flatMap(s -> s).toList();
  }

  private static String made(TokenIdentifier tid, Optional<BaseDate> base) {
    return base.map(date -> "made " + MINUTE.format(tid.instant(date)))
        .orElseGet(() ->
            "made, by the base date of the key, "
                + Stream.of(BaseDate.values())
                    .map(date -> date.year() + ": " + MINUTE.format(tid.instant(date)))
                    .collect(Collectors.joining(", ")));
  }

  private static String refusals(DatedToken token) {
    int expiryMin = token.tid().minutes() >>> 16;
    String underDefaultKey =
        token instanceof CreditToken ? "whose key is a default key (DDTKError), " : "";
    String expired =
        expiryMin > 0
            ? "whose key has an expiry number below " + expiryMin + " (KeyExpiredError), "
            : "";
    return "It is refused by a meter %s%sthat took it before (UsedError), or that remembers only"
            .formatted(underDefaultKey, expired)
        + " later tokens (OldError).";
  }
}
