package prepaid.vending.tariffs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Port: tariffs and their versions. Reads may be some seconds old. */
public interface Tariffs {
  /** Every version of a tariff, oldest first; empty when there is no such tariff. */
  List<TariffVersion> versions(String id);

  /**
   * Stores a version. One that is in force or past never changes.
   *
   * @return true when it is new
   */
  boolean put(TariffVersion version);

  /** The version in force on a day: the newest that began on it or before. */
  default Optional<TariffVersion> inForce(String id, LocalDate day) {
    return versions(id).reversed().stream()
        .filter(version -> !version.effectiveFrom().isAfter(day))
        .findFirst();
  }
}
