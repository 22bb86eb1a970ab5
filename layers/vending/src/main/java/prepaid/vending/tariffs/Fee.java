package prepaid.vending.tariffs;

import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;

/** What a channel costs the buyer, tax included where it is taxed. */
public sealed interface Fee {
  boolean taxed();

  /**
   * @param basisPoints of the tender, rounded down
   */
  record OfTender(int basisPoints, boolean taxed) implements Fee {}

  /** The same for every sale. */
  record Fixed(Money amount, boolean taxed) implements Fee {}

  /** What it takes, in minor units. */
  default long minor(Shares shares) {
    return switch (this) {
      case OfTender(int points, boolean taxed) -> shares.take(points, Long.MAX_VALUE);
      case Fixed(Money amount, boolean taxed) -> amount.minor();
    };
  }

  /** As its line says it. */
  default String words() {
    return switch (this) {
      case OfTender(int points, boolean taxed) -> Shares.percent(points) + " of the tender";
      case Fixed(Money amount, boolean taxed) -> amount.text() + " a sale";
    };
  }
}
