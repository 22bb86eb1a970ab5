package prepaid.aws.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/** Where the next page of the audit trail begins. */
sealed interface TrailCursor {
  /** Floats of partners after this id. */
  record Floats(String after) implements TrailCursor {}

  /** Vends of a day and a digit after a place in their partition. */
  record Vends(LocalDate day, int digit, String after) implements TrailCursor {
    static final String FIRST = "0";

    static Vends of(LocalDate day) {
      return new Vends(day, 0, FIRST);
    }

    Vends next() {
      return digit + 1 < JournalRow.DIGITS
          ? new Vends(day, digit + 1, FIRST)
          : new Vends(day.plusDays(1), 0, FIRST);
    }
  }

  /** Checkpoints after this one, or the rest of its heads after this part. */
  record Checkpoints(long number, int part) implements TrailCursor {
    /** All its heads were told. */
    static final int DONE = -1;
  }

  TrailCursor FIRST = new Floats(" ");

  /** For the outside: letters and digits that say nothing. */
  default String text() {
    String plain =
        switch (this) {
          case Floats(var after) -> "f|" + after;
          case Vends(var day, var digit, var after) -> "v|" + day + "|" + digit + "|" + after;
          case Checkpoints(var number, var part) -> "c|" + number + "|" + part;
        };
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Empty when the text is no cursor. */
  static Optional<TrailCursor> parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\|", -1);
      return Optional.ofNullable(
          switch (parts[0] + parts.length) {
            case "f2" -> new Floats(parts[1]);
            case "v4" ->
                new Vends(
                    LocalDate.parse(parts[1]),
                    Math.floorMod(Integer.parseInt(parts[2]), JournalRow.DIGITS),
                    parts[3]);
            case "c3" -> new Checkpoints(Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
            default -> null;
          });
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
