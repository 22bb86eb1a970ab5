package prepaid.vending.cards;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import prepaid.vending.cards.CardState.Active;
import prepaid.vending.cards.CardState.Allocated;
import prepaid.vending.cards.CardState.Blocked;
import prepaid.vending.cards.CardState.Defined;
import prepaid.vending.cards.CardState.Expired;
import prepaid.vending.cards.CardState.InStock;
import prepaid.vending.cards.CardState.Released;
import prepaid.vending.cards.CardState.Voided;

/** What may be done with cards, and from which state to which it leads. */
public sealed interface Move {
  /** Their PINs go to the printer. */
  record Release() implements Move {}

  /** They came from the printer. */
  record Stock() implements Move {}

  /** They become a vendor's. */
  record Allocate(String vendor) implements Move {}

  /** From one vendor to another: active or not, as they are. */
  record Transfer(String to) implements Move {}

  /** From now on they can be redeemed. */
  record Activate() implements Move {}

  /** They are stolen or lost. */
  record Block(String reason) implements Move {}

  /** They are never to be sold. */
  record Cancel(String reason) implements Move {}

  /** Their day is over. */
  record Expire() implements Move {}

  /**
   * The state that this leads to; the same one when nothing is to be done, empty when it is not
   * possible.
   */
  default Optional<CardState> after(CardRange range, Instant now) {
    CardState state = range.state();
    boolean over = state instanceof Voided || state instanceof Expired;
    return switch (this) {
      case Release release -> Optional.of(state instanceof Defined ? new Released() : state);
      case Stock stock ->
          state instanceof Released || state instanceof InStock
              ? Optional.of(new InStock())
              : Optional.empty();
      case Allocate(String vendor) -> allocated(state, vendor);
      case Transfer(String to) -> transferred(state, to);
      case Activate activate ->
          over || state instanceof Blocked || !now.isBefore(range.expiresAt())
              ? Optional.empty()
              : Optional.of(new Active(state.owner()));
      case Block(String reason) -> {
        if (state instanceof Blocked) {
          yield Optional.of(state);
        }
        yield over ? Optional.empty() : Optional.of(new Blocked(state.owner(), reason, now));
      }
      case Cancel(String reason) ->
          over ? Optional.empty() : Optional.of(new Voided(state.owner(), reason, now));
      case Expire expire -> {
        if (state instanceof Expired) {
          yield Optional.of(state);
        }
        yield over || now.isBefore(range.expiresAt())
            ? Optional.empty()
            : Optional.of(new Expired(state.owner()));
      }
    };
  }

  private static Optional<CardState> allocated(CardState state, String vendor) {
    return switch (state) {
      case Defined defined -> Optional.of(new Allocated(vendor));
      case Released released -> Optional.of(new Allocated(vendor));
      case InStock inStock -> Optional.of(new Allocated(vendor));
      default -> Optional.empty();
    };
  }

  private static Optional<CardState> transferred(CardState state, String to) {
    return switch (state) {
      case Allocated allocated -> Optional.of(new Allocated(to));
      case Active(var vendor) when vendor.isPresent() -> Optional.of(new Active(Optional.of(to)));
      default -> Optional.empty();
    };
  }

  /** As a word. */
  default String slug() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
