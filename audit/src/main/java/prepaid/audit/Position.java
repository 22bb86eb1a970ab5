package prepaid.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import prepaid.vending.ledger.Vend;

/**
 * Where an export has a row: by UTC day, within it by the last digit of the meter's number, then by
 * time, meter and place in its chain. No two rows are in the same position, so rows that were
 * exchanged or repeated show.
 */
record Position(LocalDate day, char digit, Instant at, String meter, long sequence)
    implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::day)
          .thenComparing(Position::digit)
          .thenComparing(Position::at)
          .thenComparing(Position::meter)
          .thenComparingLong(Position::sequence);

  static Position of(Vend vend) {
    String meter = vend.meter().digits();
    return new Position(
        LocalDate.ofInstant(vend.at(), ZoneOffset.UTC),
        meter.charAt(meter.length() - 1),
        vend.at(),
        meter,
        vend.sequence());
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
