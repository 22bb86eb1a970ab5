package prepaid.vending.meters;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.VendKey;

/**
 * What a meter's vends have left behind. Only token-generation changes it, in the transaction that
 * writes the vend row.
 *
 * @param lastTokenMinute minute since 1993-01-01T00:00Z of the last token, whatever the key's base
 *     date; 0 when there was none
 * @param month the month of {@code monthTenths} and {@code monthMinor}, in the utility's time zone
 * @param monthTenths units bought in {@code month}, in tenths
 * @param monthMinor money tendered in {@code month}, in minor units
 * @param fixedChargePaid the last month for which the fixed charge was taken
 * @param carriedMinor money of the last vend too small for a tenth of a unit, in minor units
 * @param day the day of {@code dayMinor}, in the utility's time zone
 * @param dayMinor money tendered on {@code day}, in minor units
 * @param freeUnitsGranted the last month whose free units were granted
 * @param debts what the account owes, at most 8; the office sets it too. What instalments took
 *     counts in {@code month}
 * @param pendingKey a change of key that the meter may not have taken yet; the office begins it,
 *     vends bring its tokens and see it done
 */
public record VendState(
    long lastTokenMinute,
    YearMonth month,
    long monthTenths,
    long monthMinor,
    Optional<YearMonth> fixedChargePaid,
    long carriedMinor,
    LocalDate day,
    long dayMinor,
    ChainHead head,
    Optional<VendKey> lastVend,
    Optional<YearMonth> freeUnitsGranted,
    List<Debt> debts,
    History history,
    Optional<PendingKey> pendingKey) {
  public VendState {
    debts = List.copyOf(debts);
  }

  /** The state of a meter that never had a vend. */
  public static VendState fresh() {
    return new VendState(
        0,
        YearMonth.of(1993, 1),
        0,
        0,
        Optional.empty(),
        0,
        LocalDate.of(1993, 1, 1),
        0,
        ChainHead.GENESIS,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        History.NONE,
        Optional.empty());
  }

  /** Units bought so far in this month, in tenths: zero in a month without a purchase yet. */
  public long tenthsIn(YearMonth asked) {
    return asked.equals(month) ? monthTenths : 0;
  }

  /** Money tendered so far in this month, in minor units. */
  public long minorIn(YearMonth asked) {
    return asked.equals(month) ? monthMinor : 0;
  }

  /** Money tendered so far on this day, in minor units. */
  public long minorOn(LocalDate asked) {
    return asked.equals(day) ? dayMinor : 0;
  }

  /** Months whose fixed charge is to be taken in a month: itself, and those since the last. */
  public int fixedMonthsDue(YearMonth asked) {
    return fixedChargePaid
        .map(paid -> Math.toIntExact(Math.max(0, paid.until(asked, ChronoUnit.MONTHS))))
        .orElse(1);
  }

  public boolean freeUnitsDue(YearMonth asked) {
    return freeUnitsGranted.map(granted -> granted.isBefore(asked)).orElse(true);
  }

  /** The debts as a month's next sale finds them. */
  public List<Debt> debtsIn(YearMonth asked) {
    return asked.equals(month) ? debts : debts.stream().map(Debt::inNewMonth).toList();
  }

  /** The state with other debts, as the office sets them. */
  public VendState withDebts(List<Debt> others) {
    return new VendState(
        lastTokenMinute,
        month,
        monthTenths,
        monthMinor,
        fixedChargePaid,
        carriedMinor,
        day,
        dayMinor,
        head,
        lastVend,
        freeUnitsGranted,
        others,
        history,
        pendingKey);
  }

  /** The state with another change of key, as the office begins it. */
  public VendState withPendingKey(Optional<PendingKey> pending) {
    return new VendState(
        lastTokenMinute,
        month,
        monthTenths,
        monthMinor,
        fixedChargePaid,
        carriedMinor,
        day,
        dayMinor,
        head,
        lastVend,
        freeUnitsGranted,
        debts,
        history,
        pending);
  }

  /** The state with what the office set in another. */
  public VendState withOffice(VendState office) {
    return withDebts(office.debts()).withPendingKey(office.pendingKey());
  }
}
