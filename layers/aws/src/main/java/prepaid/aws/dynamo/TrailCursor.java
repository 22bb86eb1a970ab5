package prepaid.aws.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/** Where the next page of the audit trail begins, and when its first page was asked for. */
sealed interface TrailCursor {
  /** What is newer than this is not waited for: neither rows nor checkpoints. */
  Instant begun();

  /** Floats of partners after this id. */
  record Floats(String after, Instant begun) implements TrailCursor {}

  /** Vends of a day and a digit after a place in their partition. */
  record Vends(LocalDate day, int digit, String after, Instant begun) implements TrailCursor {
    static final String FIRST = "0";

    static Vends of(LocalDate day, Instant begun) {
      return new Vends(day, 0, FIRST, begun);
    }

    Vends next() {
      return digit + 1 < JournalRow.DIGITS
          ? new Vends(day, digit + 1, FIRST, begun)
          : new Vends(day.plusDays(1), 0, FIRST, begun);
    }
  }

  /** Checkpoints after this one, or the rest of its heads after this part. */
  record Checkpoints(long number, int part, Instant begun) implements TrailCursor {
    /** All its heads were told. */
    static final int DONE = -1;

    static Checkpoints all(Instant begun) {
      return new Checkpoints(0, DONE, begun);
    }
  }

  static TrailCursor first(Instant begun) {
    return new Floats(" ", begun);
  }

  /** For the outside: letters and digits that say nothing. */
  default String text() {
    String plain =
        switch (this) {
          case Floats(var after, var at) -> "f|" + after;
          case Vends(var day, var digit, var after, var at) ->
              "v|" + day + "|" + digit + "|" + after;
          case Checkpoints(var number, var part, var at) -> "c|" + number + "|" + part;
        };
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((begun().toEpochMilli() + "|" + plain).getBytes(StandardCharsets.UTF_8));
  }

  /** Empty when the text is no cursor. */
  static Optional<TrailCursor> parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\|", -1);
      if (parts.length < 2) {
        return Optional.empty();
      }
      Instant begun = Instant.ofEpochMilli(Long.parseLong(parts[0]));
      return Optional.ofNullable(
          switch (parts[1] + parts.length) {
            case "f3" -> new Floats(parts[2], begun);
            case "v5" ->
                new Vends(
                    LocalDate.parse(parts[2]),
                    Math.floorMod(Integer.parseInt(parts[3]), JournalRow.DIGITS),
                    parts[4],
                    begun);
            case "c4" ->
                new Checkpoints(Long.parseLong(parts[2]), Integer.parseInt(parts[3]), begun);
            default -> null;
          });
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
