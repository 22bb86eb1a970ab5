package prepaid.vending.meters;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
 * @param flags what else rules ask of it
 */
public record Registration(
    Drn number,
    StsAttributes sts,
    String tariff,
    Resource resource,
    CreditMode mode,
    Holder holder,
    Optional<String> blockedBecause,
    Units initialCredit,
    Set<MeterFlag> flags) {
  public Registration {
    flags = Set.copyOf(flags);
  }

  /** Of a meter of which nothing else is known. */
  public Registration(
      Drn number,
      StsAttributes sts,
      String tariff,
      Resource resource,
      CreditMode mode,
      Holder holder,
      Optional<String> blockedBecause,
      Units initialCredit) {
    this(number, sts, tariff, resource, mode, holder, blockedBecause, initialCredit, Set.of());
  }

  public boolean is(MeterFlag flag) {
    return flags.contains(flag);
  }

  public Registration heldBy(Holder other) {
    return new Registration(
        number, sts, tariff, resource, mode, other, blockedBecause, initialCredit, flags);
  }

  /** With another key. */
  public Registration keyedBy(StsAttributes other) {
    return new Registration(
        number, other, tariff, resource, mode, holder, blockedBecause, initialCredit, flags);
  }

  /** With these flags and no others. */
  public Registration flagged(Set<MeterFlag> others) {
    return new Registration(
        number, sts, tariff, resource, mode, holder, blockedBecause, initialCredit, others);
  }

  /** With one flag more. */
  public Registration with(MeterFlag flag) {
    Set<MeterFlag> all = EnumSet.of(flag);
    all.addAll(flags);
    return new Registration(
        number, sts, tariff, resource, mode, holder, blockedBecause, initialCredit, all);
  }
}
