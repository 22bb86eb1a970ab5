package prepaid.vending.imports;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An import of meters. Its rows are registered with the rights of whoever opened it.
 *
 * @param id lower-case letters and digits
 * @param openedBy the operator
 * @param utilities the only ones that the operator works for; empty means every one
 * @param dryRun whether rows are checked and nothing is registered
 * @param parts how many there will be, where that was said
 */
public record ImportJob(
    String id,
    String openedBy,
    Optional<Set<String>> utilities,
    Instant openedAt,
    boolean dryRun,
    Optional<Integer> parts) {
  public ImportJob {
    utilities = utilities.map(Set::copyOf);
  }
}
