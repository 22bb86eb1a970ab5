package prepaid.vending.utilities;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.credit.Terms;
import prepaid.vending.money.Units;

/**
 * When and how a utility gives reserve credit.
 *
 * @param initialOwed whether the maker's initial credit is owed, and not a present
 * @param salesMin purchases that a meter must have made
 * @param daysMin days since the first of them
 * @param emergencyMax the most of one emergency; zero gives none
 * @param averageBasisPoints of the meter's average month that an emergency may be, where it is
 *     limited by history: 2500 is a quarter
 * @param totalMax the most that a meter may owe of reserve credit, additional credit included
 * @param grantsAMonth how often owed reserve credit is given in a calendar month
 * @param feeBasisPoints of its value
 * @param recovery how purchases pay it back
 * @param order in which it is recovered among the meter's debts, 0 first
 * @param dueDays after which it should be paid; empty without a term
 * @param holidays days on which an emergency may be {@code holidayMax}, and the day before each
 * @param holidayMax the most of one emergency then
 * @param dispatcherMax up to which one operator decides; more takes a second
 * @param dayMax the most that all of the utility's operators give in a day
 * @param clearancesADay how many tokens that clear credit are made in a day
 * @param reasonCodes one of which a dispatcher names; empty asks for none
 */
public record ReservePolicy(
    boolean initialOwed,
    int salesMin,
    int daysMin,
    Units emergencyMax,
    Optional<Integer> averageBasisPoints,
    Units totalMax,
    int grantsAMonth,
    int feeBasisPoints,
    Terms recovery,
    int order,
    Optional<Integer> dueDays,
    Set<LocalDate> holidays,
    Units holidayMax,
    Units dispatcherMax,
    Units dayMax,
    int clearancesADay,
    Set<String> reasonCodes) {
  /** Gives none. */
  public static final ReservePolicy NONE =
      new ReservePolicy(
          false,
          0,
          0,
          Units.ZERO,
          Optional.empty(),
          Units.ZERO,
          0,
          0,
          new Terms.Share(Terms.Share.WHOLE),
          0,
          Optional.empty(),
          Set.of(),
          Units.ZERO,
          Units.ZERO,
          Units.ZERO,
          0,
          Set.of());

  public ReservePolicy {
    holidays = Set.copyOf(holidays);
    reasonCodes = Set.copyOf(reasonCodes);
  }

  /** Whether a day is a holiday, or the eve of one. */
  public boolean isHoliday(LocalDate day) {
    return holidays.contains(day) || holidays.contains(day.plusDays(1));
  }
}
