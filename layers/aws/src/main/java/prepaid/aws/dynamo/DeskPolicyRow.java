package prepaid.aws.dynamo;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import prepaid.vending.credit.Terms;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.utilities.DeskPolicy;
import prepaid.vending.utilities.ReservePolicy;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a utility's desk may give and do, nested in the utility's row. */
final class DeskPolicyRow {
  private static final String BUNDLES = "b";
  private static final String ACCOUNT_MAX = "am";
  private static final String INITIAL_OWED = "io";
  private static final String SALES_MIN = "sm";
  private static final String DAYS_MIN = "dm";
  private static final String EMERGENCY_MAX = "em";
  private static final String AVERAGE = "av";
  private static final String TOTAL_MAX = "tm";
  private static final String GRANTS_A_MONTH = "gm";
  private static final String FEE = "fe";
  private static final String SHARE = "sh";
  private static final String INSTALMENT = "in";
  private static final String ORDER = "or";
  private static final String DUE_DAYS = "dd";
  private static final String HOLIDAYS = "ho";
  private static final String HOLIDAY_MAX = "hm";
  private static final String DISPATCHER_MAX = "di";
  private static final String DAY_MAX = "da";
  private static final String CLEARANCES_A_DAY = "ca";
  private static final String REASON_CODES = "rc";

  private DeskPolicyRow() {}

  static Map<String, AttributeValue> encode(DeskPolicy desk) {
    ReservePolicy policy = desk.reserve();
    RowWriter row =
        new RowWriter()
            .flag(BUNDLES, desk.bundlesKeyChanges())
            .flag(INITIAL_OWED, policy.initialOwed())
            .number(SALES_MIN, policy.salesMin())
            .number(DAYS_MIN, policy.daysMin())
            .number(EMERGENCY_MAX, policy.emergencyMax().tenths())
            .number(TOTAL_MAX, policy.totalMax().tenths())
            .number(GRANTS_A_MONTH, policy.grantsAMonth())
            .number(FEE, policy.feeBasisPoints())
            .number(ORDER, policy.order())
            .texts(HOLIDAYS, policy.holidays().stream().sorted().map(LocalDate::toString).toList())
            .number(HOLIDAY_MAX, policy.holidayMax().tenths())
            .number(DISPATCHER_MAX, policy.dispatcherMax().tenths())
            .number(DAY_MAX, policy.dayMax().tenths())
            .number(CLEARANCES_A_DAY, policy.clearancesADay())
            .texts(REASON_CODES, policy.reasonCodes().stream().sorted().toList());
    desk.accountMax().ifPresent(most -> row.number(ACCOUNT_MAX, most.minor()));
    policy.averageBasisPoints().ifPresent(points -> row.number(AVERAGE, points));
    policy.dueDays().ifPresent(days -> row.number(DUE_DAYS, days));
    switch (policy.recovery()) {
      case Terms.Share(int points) -> row.number(SHARE, points);
      case Terms.Instalment(long minor) -> row.number(INSTALMENT, minor);
    }
    return row.row();
  }

  static DeskPolicy decode(RowReader row, Currency currency) {
    return new DeskPolicy(
        new ReservePolicy(
            row.flag(INITIAL_OWED),
            row.smallNumber(SALES_MIN),
            row.smallNumber(DAYS_MIN),
            units(row, EMERGENCY_MAX),
            row.optionalNumber(AVERAGE).map(Math::toIntExact),
            units(row, TOTAL_MAX),
            row.smallNumber(GRANTS_A_MONTH),
            row.smallNumber(FEE),
            row.optionalNumber(INSTALMENT)
                .<Terms>map(Terms.Instalment::new)
                .orElseGet(() -> new Terms.Share(row.smallNumber(SHARE))),
            row.optionalNumber(ORDER).map(Math::toIntExact).orElse(0),
            row.optionalNumber(DUE_DAYS).map(Math::toIntExact),
            days(row.texts(HOLIDAYS)),
            units(row, HOLIDAY_MAX),
            units(row, DISPATCHER_MAX),
            units(row, DAY_MAX),
            row.smallNumber(CLEARANCES_A_DAY),
            Set.copyOf(row.texts(REASON_CODES))),
        row.flag(BUNDLES),
        row.optionalNumber(ACCOUNT_MAX).map(minor -> new Money(minor, currency)));
  }

  private static Units units(RowReader row, String attribute) {
    return new Units(row.number(attribute));
  }

  private static Set<LocalDate> days(List<String> texts) {
    return texts.stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
  }
}
