package prepaid.vending.cards;

import java.time.Instant;
import java.util.Optional;

/** Where cards are in their life. Only active ones can be redeemed. */
public sealed interface CardState {
  /** They have serials; nobody has seen their PINs. */
  record Defined() implements CardState {}

  /** Two operators released their PINs to the printer. */
  record Released() implements CardState {}

  /** Printed, and with the utility. */
  record InStock() implements CardState {}

  /** A vendor's, paid for or invoiced; not redeemable yet. */
  record Allocated(String vendor) implements CardState {}

  /** Redeemable; of a vendor, unless the utility sells them itself. */
  record Active(Optional<String> vendor) implements CardState {}

  /** Stolen or lost. For good: what may be in wrong hands does not come back. */
  record Blocked(Optional<String> vendor, String reason, Instant at) implements CardState {}

  /** Never to be sold, such as misprints. */
  record Voided(Optional<String> vendor, String reason, Instant at) implements CardState {}

  /** Past their day, and closed. */
  record Expired(Optional<String> vendor) implements CardState {}

  /** Whose they are. */
  default Optional<String> owner() {
    return switch (this) {
      case Defined defined -> Optional.empty();
      case Released released -> Optional.empty();
      case InStock inStock -> Optional.empty();
      case Allocated(var vendor) -> Optional.of(vendor);
      case Active(var vendor) -> vendor;
      case Blocked blocked -> blocked.vendor();
      case Voided voided -> voided.vendor();
      case Expired(var vendor) -> vendor;
    };
  }

  /** One lower-case word or two with a dash. */
  default String slug() {
    return switch (this) {
      case Defined defined -> "defined";
      case Released released -> "released";
      case InStock inStock -> "in-stock";
      case Allocated allocated -> "allocated";
      case Active active -> "active";
      case Blocked blocked -> "blocked";
      case Voided voided -> "void";
      case Expired expired -> "expired";
    };
  }
}
