package prepaid.aws.dynamo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.aws.PricedFromText;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.History;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Units;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The row of a meter: what the utility registered, what the vends left behind, and the version that
 * both writers move by one.
 */
final class MeterRow {
  static final String METER = "m";
  static final String VERSION = "v";

  private static final String STS = "s";
  private static final String TARIFF = "t";
  private static final String RESOURCE = "r";
  private static final String MODE = "cm";
  private static final String HOLDER_NAME = "hn";
  private static final String HOLDER_PHONE = "hp";
  private static final String HOLDER_ACCOUNT = "ha";
  private static final String HOLDER_ADDRESS = "hd";
  private static final String HOLDER_LANGUAGE = "hl";
  private static final String HOLDER_COMMITMENT_KEY = "hk";
  private static final String BLOCKED_BECAUSE = "b";
  private static final String INITIAL_CREDIT = "ic";
  private static final String FLAGS = "fl";

  private static final String LAST_TOKEN_MINUTE = "tm";
  private static final String MONTH = "mo";
  private static final String MONTH_TENTHS = "mt";
  private static final String MONTH_MINOR = "mm";
  private static final String FIXED_CHARGE_PAID = "fc";
  private static final String CARRIED = "cr";
  private static final String DAY = "d";
  private static final String DAY_MINOR = "dm";
  private static final String SEQUENCE = "q";
  private static final String HASH = "h";
  private static final String LAST_VEND = "lv";
  private static final String FREE_UNITS_GRANTED = "fu";
  private static final String DEBTS = "db";
  private static final String HISTORY = "hi";
  private static final String PENDING_KEY = "pk";

  /** A registration without one of these removes it from the row. */
  static final List<String> OPTIONAL_REGISTRATION =
      List.of(
          HOLDER_PHONE,
          HOLDER_ACCOUNT,
          HOLDER_ADDRESS,
          HOLDER_LANGUAGE,
          HOLDER_COMMITMENT_KEY,
          BLOCKED_BECAUSE,
          FLAGS);

  /** A state without one of these removes it from the row. */
  static final List<String> OPTIONAL_STATE =
      List.of(FIXED_CHARGE_PAID, LAST_VEND, FREE_UNITS_GRANTED, DEBTS, HISTORY, PENDING_KEY);

  /** Of what the office sets in the state, what is not there has no attribute. */
  static final List<String> OPTIONAL_OFFICE = List.of(DEBTS, PENDING_KEY);

  private MeterRow() {}

  static Map<String, AttributeValue> key(Drn number) {
    return Map.of(METER, RowWriter.ofText(number.digits()));
  }

  /** What the utility registered, without the key. */
  static Map<String, AttributeValue> registration(Registration registration) {
    Holder holder = registration.holder();
    return new RowWriter()
        .text(STS, StsText.of(registration.sts()))
        .text(TARIFF, registration.tariff())
        .text(RESOURCE, registration.resource().slug())
        .text(MODE, registration.mode().slug())
        .text(HOLDER_NAME, holder.name())
        .text(HOLDER_PHONE, holder.phone())
        .text(HOLDER_ACCOUNT, holder.account())
        .text(HOLDER_ADDRESS, holder.address())
        .text(HOLDER_LANGUAGE, holder.language())
        .hex(HOLDER_COMMITMENT_KEY, holder.commitmentKey())
        .text(BLOCKED_BECAUSE, registration.blockedBecause())
        .number(INITIAL_CREDIT, registration.initialCredit().tenths())
        .text(FLAGS, DeskText.of(registration.flags()))
        .row();
  }

  /** What the vends left behind. */
  static Map<String, AttributeValue> state(VendState state) {
    return new RowWriter()
        .number(LAST_TOKEN_MINUTE, state.lastTokenMinute())
        .text(MONTH, state.month().toString())
        .number(MONTH_TENTHS, state.monthTenths())
        .number(MONTH_MINOR, state.monthMinor())
        .text(FIXED_CHARGE_PAID, state.fixedChargePaid().map(YearMonth::toString))
        .number(CARRIED, state.carriedMinor())
        .text(DAY, state.day().toString())
        .number(DAY_MINOR, state.dayMinor())
        .number(SEQUENCE, state.head().sequence())
        .hex(HASH, state.head().hash())
        .text(LAST_VEND, state.lastVend().map(VendKey::text))
        .text(FREE_UNITS_GRANTED, state.freeUnitsGranted().map(YearMonth::toString))
        .text(DEBTS, text(state.debts()))
        .text(HISTORY, DeskText.of(state.history()))
        .text(PENDING_KEY, state.pendingKey().map(DeskText::of))
        .row();
  }

  /**
   * The meter's new state, on its version. Of the registration only the key is touched, when tokens
   * of a key change are among those that were made.
   *
   * @param sts what the meter's decoder key is made of from now on
   */
  static TransactWriteItem newState(
      Table meters, Meter before, VendState after, StsAttributes sts) {
    Update update = new Update().set(state(after));
    if (!sts.equals(before.registration().sts())) {
      update.set(STS, RowWriter.ofText(StsText.of(sts)));
    }
    return update
        .set(VERSION, RowWriter.ofNumber(before.version() + 1))
        .removeUnset(OPTIONAL_STATE)
        .onlyIf(VERSION, RowWriter.ofNumber(before.version()))
        .of(meters, key(before.registration().number()));
  }

  /** What the account owes and the key that is on its way: the office sets both. */
  static Map<String, AttributeValue> office(VendState state) {
    return new RowWriter()
        .text(DEBTS, text(state.debts()))
        .text(PENDING_KEY, state.pendingKey().map(DeskText::of))
        .row();
  }

  private static Optional<String> text(List<Debt> debts) {
    return debts.isEmpty() ? Optional.empty() : Optional.of(PricedFromText.of(debts));
  }

  static Meter decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("meter", METER, attributes);
    return new Meter(registration(row), state(row), row.number(VERSION));
  }

  private static Registration registration(RowReader row) {
    return new Registration(
        row.parsed(METER, Drn::new),
        row.parsed(STS, StsText::parse),
        row.text(TARIFF),
        row.known(RESOURCE, Resource::ofSlug),
        row.known(MODE, CreditMode::ofSlug),
        new Holder(
            row.text(HOLDER_NAME),
            row.optionalText(HOLDER_PHONE),
            row.optionalText(HOLDER_ACCOUNT),
            row.optionalText(HOLDER_ADDRESS),
            row.optionalText(HOLDER_LANGUAGE),
            row.optionalHex(HOLDER_COMMITMENT_KEY)),
        row.optionalText(BLOCKED_BECAUSE),
        new Units(row.number(INITIAL_CREDIT)),
        row.optional(FLAGS, DeskText::flags).orElse(Set.of()));
  }

  /** The state in a row, or nested in another. */
  static VendState state(RowReader row) {
    return new VendState(
        row.number(LAST_TOKEN_MINUTE),
        row.parsed(MONTH, YearMonth::parse),
        row.number(MONTH_TENTHS),
        row.has(MONTH_MINOR) ? row.number(MONTH_MINOR) : 0,
        row.optional(FIXED_CHARGE_PAID, YearMonth::parse),
        row.number(CARRIED),
        row.parsed(DAY, LocalDate::parse),
        row.number(DAY_MINOR),
        new ChainHead(row.number(SEQUENCE), row.hex(HASH)),
        row.optional(LAST_VEND, VendKey::parse),
        row.optional(FREE_UNITS_GRANTED, YearMonth::parse),
        row.optional(DEBTS, PricedFromText::debts).orElse(List.of()),
        row.optional(HISTORY, DeskText::history).orElse(History.NONE),
        row.optional(PENDING_KEY, DeskText::pendingKey));
  }
}
