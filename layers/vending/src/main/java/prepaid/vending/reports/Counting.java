package prepaid.vending.reports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.reports.FigureBooks.Counted;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Counts each vend once, on its utility's day. */
public final class Counting {
  private final FigureBooks books;
  private final Utilities utilities;
  private final Function<VendKey, Optional<Vend>> ledger;

  /**
   * @param ledger asked for sales that were undone
   */
  public Counting(
      FigureBooks books, Utilities utilities, Function<VendKey, Optional<Vend>> ledger) {
    this.books = books;
    this.utilities = utilities;
    this.ledger = ledger;
  }

  /** Does nothing more the second time. */
  public void count(Vend vend) {
    Optional<Vend> undone =
        vend.isReversal() ? ledger.apply(vend.key().followed()) : Optional.empty();
    Figures figures = Figures.of(vend, undone);
    if (figures.values().isEmpty()) {
      // What engineers do, and changes of key, are no figures.
      return;
    }
    ZoneId zone = utilities.utility(vend.utility()).map(Utility::timeZone).orElse(ZoneOffset.UTC);
    Counted counted =
        new Counted(
            vend.key(),
            vend.utility(),
            LocalDate.ofInstant(vend.at(), zone),
            vend.tariff(),
            vend.meter(),
            vend.resource(),
            figures);
    boolean unused = books.add(counted);
  }
}
