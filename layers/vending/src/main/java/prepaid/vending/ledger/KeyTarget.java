package prepaid.vending.ledger;

import java.util.Optional;

/**
 * Where a meter's key is to move. With nothing named it is the newest active revision of the
 * meter's supply group.
 *
 * @param supplyGroup SGC, 6 digits
 * @param keyRevision KRN, 1-9
 * @param tariffIndex TI, 2 digits
 */
public record KeyTarget(
    Optional<String> supplyGroup, Optional<Integer> keyRevision, Optional<String> tariffIndex) {
  public static final KeyTarget NEWEST =
      new KeyTarget(Optional.empty(), Optional.empty(), Optional.empty());

  public KeyTarget {
    if (supplyGroup.filter(code -> !code.matches("[0-9]{6}")).isPresent()
        || keyRevision.filter(number -> number < 1 || number > 9).isPresent()
        || tariffIndex.filter(index -> !index.matches("[0-9]{2}")).isPresent()) {
      throw new IllegalArgumentException("no key is there");
    }
  }
}
