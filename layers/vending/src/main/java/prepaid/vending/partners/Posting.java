package prepaid.vending.partners;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Line;

/**
 * What a sale does to the accounts: lines that sum to zero. A debit is negative, a credit positive:
 * the partner's float and what commission costs go down, what was sold and owed goes up.
 */
public final class Posting {
  public static final String FLOAT = "float";
  public static final String TAX = "tax";
  public static final String COMMISSION = "commission";
  public static final String COMMISSION_PAYABLE = "commission-payable";

  /** Before the slug of a line's kind, such as {@code sales:energy}. */
  public static final String SALES = "sales:";

  private Posting() {}

  /** One account and what it gets. */
  public record Entry(String account, Money amount) {}

  /**
   * The entries of a sale from a float, or of its reversal, whose amounts are negative.
   *
   * @throws IllegalStateException when the parts do not add up to the tender
   */
  public static List<Entry> of(Money tender, List<Line> lines, MoneySource.Settlement settlement) {
    List<Entry> entries = new ArrayList<>();
    add(entries, FLOAT, settlement.taken(tender).negated());
    add(entries, COMMISSION, settlement.commission().negated());
    if (!settlement.atSource()) {
      add(entries, COMMISSION_PAYABLE, settlement.commission());
    }
    Map<String, Money> sales = new TreeMap<>();
    for (Line line : lines) {
      sales.merge(SALES + line.kind().slug(), line.net(), Money::plus);
      sales.merge(TAX, line.tax(), Money::plus);
    }
    sales.forEach((account, amount) -> add(entries, account, amount));
    Money sum =
        entries.stream().map(Entry::amount).reduce(Money.zero(tender.currency()), Money::plus);
    if (!sum.isZero()) {
      throw new IllegalStateException("the lines of a posting do not sum to zero");
    }
    return List.copyOf(entries);
  }

  private static void add(List<Entry> entries, String account, Money amount) {
    if (!amount.isZero()) {
      entries.add(new Entry(account, amount));
    }
  }
}
