package prepaid.vending.vending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Accounts;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.ReceiptNumber;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Money;

/**
 * What became of a meter's post-pay account. Each row of the ledger keeps what the account owed
 * before it, so the statement needs no books of its own: between two rows the account owes what the
 * first left, unless it was settled or corrected meanwhile, and then that is an entry too.
 *
 * @param opening what it owed before the first entry
 * @param entries oldest first; each leads from what was owed before it to what it says
 * @param owed what it owes at the end
 */
public record AccountStatement(Money opening, List<Entry> entries, Money owed) {
  /**
   * @param at when it was charged; of anything else, by when it had happened
   * @param change what the account owes more by it; negative when it owes less
   * @param owed afterwards
   * @param receipt of a sale on account; empty for what the office settled or corrected, and for
   *     what other purchases paid back
   */
  public record Entry(Instant at, Money change, Money owed, Optional<ReceiptNumber> receipt) {}

  public AccountStatement {
    entries = List.copyOf(entries);
  }

  /**
   * @param vends of one meter, oldest first, without gaps
   * @param debts the meter's, behind the last of those vends
   * @param now when they were read
   */
  public static AccountStatement of(
      List<Vend> vends, List<Debt> debts, Currency currency, Instant now) {
    long last = Accounts.owedMinor(debts);
    Writing writing =
        new Writing(
            vends.isEmpty() ? last : Accounts.owedMinor(vends.getFirst().pricedFrom().debts()),
            currency);
    for (Vend vend : vends) {
      writing.reach(Accounts.owedMinor(vend.pricedFrom().debts()), vend.at());
      if (vend.source() instanceof MoneySource.OnAccount) {
        writing.add(vend.at(), vend.tender().minor(), Optional.of(ReceiptNumber.of(vend)));
      }
    }
    writing.reach(last, now);
    return new AccountStatement(writing.opening, writing.entries, writing.money(writing.owed));
  }

  /** As it stood before a moment; no longer than that. */
  public AccountStatement until(Instant end) {
    List<Entry> before = entries.stream().filter(entry -> entry.at().isBefore(end)).toList();
    return new AccountStatement(
        opening, before, before.isEmpty() ? opening : before.getLast().owed());
  }

  private static final class Writing {
    private final Currency currency;
    private final Money opening;
    private final List<Entry> entries = new ArrayList<>();
    private long owed;

    Writing(long owed, Currency currency) {
      this.currency = currency;
      this.owed = owed;
      this.opening = money(owed);
    }

    void reach(long minor, Instant at) {
      if (minor != owed) {
        add(at, minor - owed, Optional.empty());
      }
    }

    void add(Instant at, long change, Optional<ReceiptNumber> receipt) {
      owed = Math.addExact(owed, change);
      entries.add(new Entry(at, money(change), money(owed), receipt));
    }

    Money money(long minor) {
      return new Money(minor, currency);
    }
  }
}
