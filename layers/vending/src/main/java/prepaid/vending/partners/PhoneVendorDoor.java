package prepaid.vending.partners;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.PhoneVendor.Guesses;

/**
 * Lets a phone vendor in by PIN, or by the one-time code that sets it. A guess is counted before it
 * is looked at, so that many at once are no more than one after the other.
 */
public final class PhoneVendorDoor {
  private final PhoneVendors vendors;
  private final SecureRandom random;
  private final InstantSource clock;

  public PhoneVendorDoor(PhoneVendors vendors, SecureRandom random, InstantSource clock) {
    this.vendors = vendors;
    this.random = random;
    this.clock = clock;
  }

  /** What became of somebody who knocked. */
  public sealed interface Entry {
    /** The row as it is stored now. */
    record In(PhoneVendor vendor) implements Entry {}

    record Wrong(int triesLeft) implements Entry {}

    record Locked(Duration rest) implements Entry {}

    /** There is nothing to compare with: no PIN was set, or no code is out. */
    record NotReady() implements Entry {}

    record Stranger() implements Entry {}

    /** The row is written too often at this moment. */
    record Busy() implements Entry {}
  }

  public Entry enter(String phone, String pin) {
    return let(
        phone,
        vendor -> vendor.pin().isPresent(),
        vendor -> vendor.pin().filter(hash -> hash.matches(pin)).isPresent(),
        vendor -> vendor.with(Guesses.NONE));
  }

  /** Sets the PIN of whoever has the code that was texted to the phone. */
  public Entry join(String phone, String code, String newPin) {
    Instant now = clock.instant();
    return let(
        phone,
        vendor -> vendor.code().filter(out -> out.until().isAfter(now)).isPresent(),
        vendor -> vendor.code().filter(out -> out.hash().matches(code)).isPresent(),
        vendor -> vendor.joined(PinHash.of(newPin, random)));
  }

  private Entry let(
      String phone,
      Predicate<PhoneVendor> isReady,
      Predicate<PhoneVendor> isRight,
      UnaryOperator<PhoneVendor> inside) {
    for (int tries = 0; tries < Limits.BUSY_TRIES_MAX; tries++) {
      Optional<PhoneVendor> found = vendors.find(phone);
      if (found.isEmpty()) {
        return new Entry.Stranger();
      }
      if (!isReady.test(found.get())) {
        return new Entry.NotReady();
      }
      Instant now = clock.instant();
      Optional<Instant> locked = found.get().guesses().lockedUntil().filter(now::isBefore);
      if (locked.isPresent()) {
        return new Entry.Locked(Duration.between(now, locked.get()));
      }
      PhoneVendor counted = found.get().with(found.get().guesses().more(now));
      if (vendors.put(counted)) {
        return isRight.test(counted)
            ? in(inside.apply(counted.stored()))
            : wrong(counted.guesses(), now);
      }
    }
    return new Entry.Busy();
  }

  private Entry in(PhoneVendor vendor) {
    return vendors.put(vendor) ? new Entry.In(vendor.stored()) : new Entry.Busy();
  }

  private static Entry wrong(Guesses guesses, Instant now) {
    return guesses
        .lockedUntil()
        .<Entry>map(until -> new Entry.Locked(Duration.between(now, until)))
        .orElse(new Entry.Wrong(guesses.left()));
  }
}
