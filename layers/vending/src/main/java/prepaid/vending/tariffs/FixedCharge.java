package prepaid.vending.tariffs;

import prepaid.vending.money.Money;

/**
 * A charge taken with the first vend of a calendar month, also for months that went by without one.
 *
 * @param amount a month, without tax
 * @param taxed whether tax is added
 * @param monthsMax how many months one vend is charged for at most, its own included
 */
public record FixedCharge(Money amount, boolean taxed, int monthsMax) {
  /** A charge of the vend's own month only. */
  public FixedCharge(Money amount, boolean taxed) {
    this(amount, taxed, 1);
  }
}
