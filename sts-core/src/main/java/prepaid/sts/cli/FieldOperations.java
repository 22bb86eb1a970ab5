package prepaid.sts.cli;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import prepaid.sts.BaseDate;
import prepaid.sts.CurrencyAmount;
import prepaid.sts.TokenCrc;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.UnitsAmount;
import prepaid.sts.cli.BadRequest.Kind;

/** The fields of a token one by one: amounts, token identifiers, the check. */
final class FieldOperations {
  private static final int CRC_INPUT_LENGTH_MAX = 64;

  private FieldOperations() {}

  static Map<String, Object> amount(Request request) throws BadRequest {
    int field = UnitsAmount.field(tenths(request));
    return Answers.of("field", hex(field, 4), "decoded", UnitsAmount.decoded(field));
  }

  static long tenths(Request request) throws BadRequest {
    return request.integer("tenths", 0, (int) UnitsAmount.MAX_TENTHS);
  }

  static Map<String, Object> currency(Request request) throws BadRequest {
    int field = CurrencyAmount.field(unit1e5(request));
    return Answers.of("field", hex(field, 5), "decoded", CurrencyAmount.decoded(field).toString());
  }

  static BigInteger unit1e5(Request request) throws BadRequest {
    BigInteger unit1e5 = request.bigInteger("unit1e5");
    if (unit1e5.abs().compareTo(CurrencyAmount.MAX_UNIT_1E5) > 0) {
      throw new BadRequest(
          Kind.OUT_OF_RANGE,
          "field unit1e5 is at most " + CurrencyAmount.MAX_UNIT_1E5 + " either way");
    }
    return unit1e5;
  }

  /** A limit in watts has the encoding of an amount. */
  static long watts(Request request) throws BadRequest {
    return request.integer("watts", 0, (int) UnitsAmount.MAX_TENTHS);
  }

  static Map<String, Object> tid(Request request) throws BadRequest {
    BaseDate base = SharedFields.requiredBaseDate(request);
    return Map.of("tid", tid(request, base).minutes());
  }

  /** The token identifier of the field {@code utc}. */
  static TokenIdentifier tid(Request request, BaseDate base) throws BadRequest {
    return TokenIdentifier.at(base, instant(request))
        .orElseThrow(() ->
            new BadRequest(
                Kind.OUT_OF_RANGE,
                "base date %d counts from %s to the end of minute %s"
                    .formatted(base.year(), base.start(), lastMinute(base))));
  }

  private static Instant lastMinute(BaseDate base) {
    return new TokenIdentifier(TokenIdentifier.MAX_MINUTES).instant(base);
  }

  private static Instant instant(Request request) throws BadRequest {
    try {
      return Instant.parse(request.text("utc"));
    } catch (DateTimeException e) {
      throw new BadRequest(
          Kind.INVALID_TIME, "field utc is a time with its zone, such as 2014-01-01T00:00:00Z");
    }
  }

  static Map<String, Object> crc(Request request) throws BadRequest {
    byte[] bytes = request.bytes("bytes", 1, CRC_INPUT_LENGTH_MAX);
    return Map.of("crc", hex(TokenCrc.of(bytes), 4));
  }

  static String hex(int field, int digits) {
    return HexFormat.of().toHexDigits(field, digits);
  }
}
