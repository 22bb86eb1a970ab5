package prepaid.sts.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKey;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.StaTables;
import prepaid.sts.cli.BadRequest.Kind;

/** The fields that several operations share, read into the library's types. */
final class SharedFields {
  private static final int RECENT_TABLES_MAX = 8;

  /** By the JSON that they came as. */
  private static final Map<Map<?, ? extends @Nullable Object>, StaTables> RECENT_TABLES =
      new ConcurrentHashMap<>();

  private SharedFields() {}

  static EncryptionAlgorithm ea(Request request) throws BadRequest {
    return EncryptionAlgorithm.ofCode(request.integer("ea", 0, 99))
        .orElseThrow(() ->
            new BadRequest(
                Kind.OUT_OF_RANGE, "field ea is 7 (STA), 9 (DES, read only) or 11 (MISTY1)"));
  }

  /** An algorithm with which tokens are still made. */
  static EncryptionAlgorithm makingEa(Request request) throws BadRequest {
    EncryptionAlgorithm ea = ea(request);
    if (!ea.makesTokens()) {
      throw new BadRequest(
          Kind.NOT_ALLOWED, ea + " was withdrawn: its tokens are read and none are made");
    }
    return ea;
  }

  static Optional<BaseDate> baseDate(Request request) throws BadRequest {
    if (!request.has("baseDate")) {
      return Optional.empty();
    }
    int year = request.integer("baseDate", 0, 9999);
    Optional<BaseDate> base = BaseDate.ofYear(year);
    if (base.isEmpty()) {
      throw new BadRequest(Kind.OUT_OF_RANGE, "field baseDate is 1993, 2014 or 2035");
    }
    return base;
  }

  static BaseDate requiredBaseDate(Request request) throws BadRequest {
    return baseDate(request)
        .orElseThrow(() -> new BadRequest(Kind.MISSING_FIELD, "field baseDate is missing"));
  }

  static KeyType keyType(Request request, String name) throws BadRequest {
    return KeyType.ofDigit(request.integer(name, 0, 3)).orElseThrow();
  }

  static String supplyGroup(Request request) throws BadRequest {
    return request.digits("sgc", 6);
  }

  static String tariffIndex(Request request) throws BadRequest {
    return request.digits("ti", 2);
  }

  static int keyRevision(Request request) throws BadRequest {
    return request.integer("krn", 1, 9);
  }

  static DecoderKey decoderKey(Request request, String name, EncryptionAlgorithm ea)
      throws BadRequest {
    return decoderKey(Hex.parsed(request.text(name), "field " + name), ea);
  }

  /** The decoder key of these bytes, which are wiped. */
  static DecoderKey decoderKey(byte[] bytes, EncryptionAlgorithm ea) throws BadRequest {
    try {
      if (bytes.length != ea.keyLengthBytes()) {
        throw new BadRequest(
            Kind.INVALID_KEY,
            "%s takes a decoder key of %d bytes, not of %d"
                .formatted(ea, ea.keyLengthBytes(), bytes.length));
      }
      return DecoderKey.of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Which tables an EA07 token belongs to: one of the sample set is worth nothing to a live meter.
   */
  static void putTables(Map<String, Object> answer, Request request, StaTables tables)
      throws BadRequest {
    if (request.has("ea") && ea(request) == EncryptionAlgorithm.EA07) {
      answer.put("tables", tables.name());
    }
  }

  /** The tables named or given inline; the sample set where none are. */
  static StaTables tables(Request request) throws BadRequest {
    Object given = request.value("tables").orElse("sample");
    if (given.equals("sample")) {
      return StaTables.sample();
    }
    if (given instanceof StaTables read) {
      return read;
    }
    if (given instanceof Map<?, ?> table) {
      return inlineTables(table);
    }
    throw new BadRequest(
        Kind.INVALID_TABLES, "field tables is \"sample\" or an object with the tables themselves");
  }

  /** Requests repeat their tables line by line, and preparing a set costs more than a token. */
  private static StaTables inlineTables(Map<?, ? extends @Nullable Object> table)
      throws BadRequest {
    StaTables known = RECENT_TABLES.get(table);
    if (known != null) {
      return known;
    }
    try {
      StaTables read = StaTablesJson.of(table);
      if (RECENT_TABLES.size() >= RECENT_TABLES_MAX) {
        RECENT_TABLES.clear();
      }
      RECENT_TABLES.put(table, read);
      return read;
    } catch (IllegalArgumentException e) {
      throw new BadRequest(Kind.INVALID_TABLES, String.valueOf(e.getMessage()));
    }
  }
}
