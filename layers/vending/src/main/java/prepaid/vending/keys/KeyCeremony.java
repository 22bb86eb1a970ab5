package prepaid.vending.keys;

import prepaid.vending.refusals.Answer;

/** Port: the way from back-office to the secure module, where components become a key. */
public interface KeyCeremony {
  /**
   * Combines the waiting components of a revision, checks parity and check value, wraps and stores
   * the key. The components are gone afterwards, whether they made a key or not.
   *
   * @param expectedCheckValue 6 hexadecimal digits, or empty when the operators gave none
   */
  Answer<WrappedKey> complete(String supplyGroup, int keyRevision, String expectedCheckValue);
}
