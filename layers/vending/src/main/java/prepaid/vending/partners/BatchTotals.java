package prepaid.vending.partners;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * What a batch adds up to, read from the statement's rows: so a row that is late is counted as soon
 * as it is there.
 *
 * @param groups by a word such as {@code payment:cash}, {@code resource:water}, {@code kind:sale}
 */
public record BatchTotals(Sum all, Map<String, Sum> groups) {
  /** So many rows, and what they come to. */
  public record Sum(long count, Money gross, Money commission, Money change) {
    static Sum none(Currency currency) {
      Money zero = Money.zero(currency);
      return new Sum(0, zero, zero, zero);
    }

    Sum plus(Entry entry) {
      Money earned = entry.sale().map(Entry.Sale::commission).orElse(Money.zero(gross.currency()));
      return new Sum(
          count + 1,
          gross.plus(entry.gross()),
          commission.plus(earned),
          change.plus(entry.change()));
    }
  }

  public BatchTotals {
    groups = Map.copyOf(groups);
  }

  /** Refused when the batch has more rows than one request may read. */
  public static Answer<BatchTotals> of(Batch batch, Currency currency, Statements statements) {
    Adding adding = new Adding(currency);
    LocalDate day = Entry.dayOf(batch.from());
    while (!day.isAfter(Entry.dayOf(batch.to()))) {
      if (!walk(batch, day, statements, adding)) {
        return Answer.refused(
            RefusalKind.CONFLICT,
            "This batch has more than %d rows: add up the statement instead."
                .formatted(Limits.BATCH_ENTRIES_MAX));
      }
      day = day.plusDays(1);
    }
    return Answer.given(new BatchTotals(adding.all, adding.groups));
  }

  /** False when it would be too many. */
  private static boolean walk(
      Batch batch, LocalDate day, Statements statements, Consumer<Entry> each) {
    Optional<Statements.Place> after = Optional.empty();
    int read = 0;
    while (true) {
      List<Entry> page =
          statements.page(batch.partner(), day, after, Limits.STATEMENT_PAGE_ENTRIES_MAX);
      page.stream().filter(entry -> belongs(batch, entry)).forEach(each);
      read += page.size();
      if (page.size() < Limits.STATEMENT_PAGE_ENTRIES_MAX) {
        return true;
      }
      if (read >= Limits.BATCH_ENTRIES_MAX) {
        return false;
      }
      after = Optional.of(new Statements.Place(page.getLast().at(), page.getLast().reference()));
    }
  }

  private static boolean belongs(Batch batch, Entry entry) {
    boolean inTime = !entry.at().isBefore(batch.from()) && entry.at().isBefore(batch.to());
    return inTime
        && entry.sale().isPresent()
        && batch
            .terminal()
            .map(till -> entry.sale().map(Entry.Sale::terminal).equals(Optional.of(till)))
            .orElse(true);
  }

  private static final class Adding implements Consumer<Entry> {
    private final Sum none;
    private Sum all;
    private final Map<String, Sum> groups = new TreeMap<>();

    Adding(Currency currency) {
      this.none = Sum.none(currency);
      this.all = none;
    }

    @Override
    public void accept(Entry entry) {
      all = all.plus(entry);
      Entry.Sale sale = entry.sale().orElseThrow();
      add("kind:" + (entry.kind() == Entry.Kind.SALE ? "sale" : "reversal"), entry);
      add("payment:" + sale.payment(), entry);
      add("resource:" + sale.resource(), entry);
      add("terminal:" + sale.terminal(), entry);
    }

    private void add(String group, Entry entry) {
      groups.merge(group, none.plus(entry), (sum, unused) -> sum.plus(entry));
    }
  }
}
