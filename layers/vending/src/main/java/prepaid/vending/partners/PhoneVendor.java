package prepaid.vending.partners;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;

/**
 * A partner who sells from a handset: the phone, who its owner is, and the PIN that goes with it.
 * The money is the partner's float, as every partner's.
 *
 * @param phone E.164; an address that anybody can forge, so nothing is sold without the PIN
 * @param partner id of the partner that this phone sells for
 * @param code with which the phone's owner may set a PIN; none when no code is out
 * @param recent the last sales, the newest last
 * @param again a sale that waits for a confirming word, because it looks like the one before
 * @param version changes with every write of the row, by one; 0 before the first
 */
public record PhoneVendor(
    String phone,
    String partner,
    Identity identity,
    Optional<OneTimeCode> code,
    Optional<PinHash> pin,
    Guesses guesses,
    List<RecentSale> recent,
    Day day,
    Optional<Again> again,
    long version) {

  public PhoneVendor {
    recent = List.copyOf(recent);
  }

  /**
   * Who the vendor is, as the law asks. Personal data.
   *
   * @param document number of an identity document
   */
  public record Identity(String name, String document) {
    @Override
    public String toString() {
      return "Identity[…]";
    }
  }

  /** What was texted to the phone to prove whose it is. */
  public record OneTimeCode(PinHash hash, Instant until) {}

  /**
   * How often somebody guessed.
   *
   * @param wrong since the last right PIN or lock
   * @param locks since the last right PIN: each lasts twice as long as the one before
   */
  public record Guesses(int wrong, int locks, Optional<Instant> lockedUntil) {
    public static final Guesses NONE = new Guesses(0, 0, Optional.empty());

    /** One guess more, counted before it is looked at. */
    Guesses more(Instant now) {
      if (wrong + 1 < Limits.VENDOR_PIN_TRIES_MAX) {
        return new Guesses(wrong + 1, locks, Optional.empty());
      }
      Duration longest = Limits.VENDOR_LOCK_MAX;
      Duration wait = Limits.VENDOR_LOCK_MIN.multipliedBy(1L << Math.min(locks, 10));
      Instant until = now.plus(wait.compareTo(longest) < 0 ? wait : longest);
      return new Guesses(0, locks + 1, Optional.of(until));
    }

    int left() {
      return Limits.VENDOR_PIN_TRIES_MAX - wrong;
    }
  }

  /**
   * A sale of the last minutes.
   *
   * @param settled whether the vendor was told how it ended
   */
  public record RecentSale(Drn meter, Money amount, Instant at, String reference, boolean settled) {
    RecentSale isSettled() {
      return new RecentSale(meter, amount, at, reference, true);
    }
  }

  /**
   * What was sold by text on a day.
   *
   * @param day in the time zone of the utility that the vendor sells for
   */
  public record Day(LocalDate day, int sales, long minor, long commissionMinor) {
    public static final Day NONE = new Day(LocalDate.EPOCH, 0, 0, 0);

    Day plus(LocalDate today, Money amount, Money commission) {
      Day base = day.equals(today) ? this : new Day(today, 0, 0, 0);
      return new Day(
          today,
          base.sales + 1,
          base.minor + amount.minor(),
          base.commissionMinor + commission.minor());
    }
  }

  /** A sale that is asked about. */
  public record Again(Drn meter, Money amount, Instant at) {}

  /** A vendor who was just registered. */
  public static PhoneVendor registered(String phone, String partner, Identity identity) {
    return new PhoneVendor(
        phone,
        partner,
        identity,
        Optional.empty(),
        Optional.empty(),
        Guesses.NONE,
        List.of(),
        Day.NONE,
        Optional.empty(),
        0);
  }

  /** The sale of this meter and amount since then, the newest. */
  public Optional<RecentSale> sold(Drn meter, Money amount, Instant since) {
    return recent.reversed().stream()
        .filter(sale -> sale.meter().equals(meter) && sale.amount().equals(amount))
        .filter(sale -> sale.at().isAfter(since))
        .findFirst();
  }

  public Optional<RecentSale> sale(String reference) {
    return recent.stream().filter(sale -> sale.reference().equals(reference)).findFirst();
  }

  /** Remembers a sale that is about to be made. */
  public PhoneVendor selling(RecentSale sale) {
    List<RecentSale> sales = new ArrayList<>(recent);
    sales.add(sale);
    while (sales.size() > Limits.VENDOR_RECENT_SALES_MAX) {
      sales.removeFirst();
    }
    return with(guesses, sales, day, Optional.empty());
  }

  /** The sale was made: it counts for the day. */
  public PhoneVendor sold(String reference, LocalDate today, Money commission) {
    List<RecentSale> sales = new ArrayList<>();
    Day counted = day;
    for (RecentSale sale : recent) {
      boolean counts = sale.reference().equals(reference) && !sale.settled();
      sales.add(counts ? sale.isSettled() : sale);
      counted = counts ? counted.plus(today, sale.amount(), commission) : counted;
    }
    return with(guesses, sales, counted, again);
  }

  /** The sale was refused, so it is no sale. */
  public PhoneVendor refused(String reference) {
    return with(
        guesses,
        recent.stream().filter(sale -> !sale.reference().equals(reference)).toList(),
        day,
        again);
  }

  /** Asks for a confirming word before this is sold once more. */
  public PhoneVendor asking(Again sale) {
    return with(guesses, recent, day, Optional.of(sale));
  }

  /** A new code is out; PIN and lock stay until it is used. */
  public PhoneVendor with(OneTimeCode newCode) {
    return new PhoneVendor(
        phone, partner, identity, Optional.of(newCode), pin, guesses, recent, day, again, version);
  }

  public PhoneVendor with(Identity newIdentity) {
    return new PhoneVendor(
        phone, partner, newIdentity, code, pin, guesses, recent, day, again, version);
  }

  PhoneVendor with(Guesses newGuesses) {
    return with(newGuesses, recent, day, again);
  }

  private PhoneVendor with(
      Guesses newGuesses, List<RecentSale> newRecent, Day newDay, Optional<Again> newAgain) {
    return new PhoneVendor(
        phone, partner, identity, code, pin, newGuesses, newRecent, newDay, newAgain, version);
  }

  /** The code is used up, the PIN is new, and nothing is held against it. */
  PhoneVendor joined(PinHash newPin) {
    return new PhoneVendor(
        phone,
        partner,
        identity,
        Optional.empty(),
        Optional.of(newPin),
        Guesses.NONE,
        recent,
        day,
        again,
        version);
  }

  /** As it stands once it was written. */
  public PhoneVendor stored() {
    return new PhoneVendor(
        phone, partner, identity, code, pin, guesses, recent, day, again, version + 1);
  }
}
