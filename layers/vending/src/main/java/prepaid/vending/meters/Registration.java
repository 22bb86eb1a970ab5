package prepaid.vending.meters;

import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.money.Units;

/**
 * What the utility registered about a meter. Only back-office changes it.
 *
 * @param number the DRN, 11 or 13 digits
 * @param sts the attributes that enter the decoder key
 * @param tariff id of the tariff
 * @param holder who is responsible for the account
 * @param blockedBecause present when nothing may be sold to this meter: the reason, in words
 * @param initialCredit what the maker programmed: recorded, never a token
 */
public record Registration(
    Drn number,
    StsAttributes sts,
    String tariff,
    Resource resource,
    CreditMode mode,
    Holder holder,
    Optional<String> blockedBecause,
    Units initialCredit) {
  public Registration heldBy(Holder other) {
    return new Registration(
        number, sts, tariff, resource, mode, other, blockedBecause, initialCredit);
  }
}
