package prepaid.aws.dynamo;

import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import prepaid.vending.money.Money;
import prepaid.vending.partners.FloatMoves.Transfer;
import prepaid.vending.partners.FloatSlice;
import prepaid.vending.partners.FloatSlices.Claim;
import prepaid.vending.partners.FloatSlices.Deposit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of a partner's float: its slices, what was paid in, and the credit in the slices. */
final class FloatRow {
  static final String PARTNER = "p";
  static final String ITEM = "s";
  static final String SLICE_PREFIX = "slice#";
  static final String AVAILABLE = "av";
  static final String CREDIT = "cr";

  private static final String OWNER = "o";
  private static final String OWNED_UNTIL = "u";
  private static final String VERSION = "v";
  private static final String AMOUNT = "a";
  private static final String CURRENCY = "c";
  private static final String OPERATOR = "op";
  private static final String AT = "at";
  private static final String DEPOSIT_PREFIX = "deposit#";
  private static final String TRANSFER_PREFIX = "transfer#";
  private static final String RECEIVED_PREFIX = "received#";
  private static final String TO = "to";

  private FloatRow() {}

  static Map<String, AttributeValue> sliceKey(String partner, int number) {
    return key(partner, SLICE_PREFIX + "%02d".formatted(number));
  }

  static Map<String, AttributeValue> creditKey(String partner) {
    return key(partner, "credit");
  }

  private static Map<String, AttributeValue> key(String partner, String item) {
    return Map.of(PARTNER, RowWriter.ofText(partner), ITEM, RowWriter.ofText(item));
  }

  /**
   * A row's part in the books of a float: every row is a slice, the credit, money that came in, or
   * money that was given to another.
   */
  static DynamoFloats.Books add(Map<String, AttributeValue> attributes, DynamoFloats.Books books) {
    RowReader row = RowReader.of("float", PARTNER, attributes);
    long slice = row.has(AVAILABLE) ? row.number(AVAILABLE) : 0;
    long credit = row.has(CREDIT) ? row.number(CREDIT) : 0;
    long amount = row.has(AMOUNT) ? row.number(AMOUNT) : 0;
    long paidIn = row.has(TO) ? -amount : amount;
    return new DynamoFloats.Books(
        books.paidIn() + paidIn, books.credit() + credit, books.available() + slice);
  }

  static FloatSlice slice(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("float", PARTNER, attributes);
    return new FloatSlice(
        row.parsed(ITEM, text -> Integer.parseInt(text.substring(SLICE_PREFIX.length()))),
        row.number(AVAILABLE),
        row.optionalText(OWNER).orElse(""),
        row.optionalTime(OWNED_UNTIL).orElse(Instant.EPOCH),
        row.number(VERSION));
  }

  /** More or less money in a slice, whoever owns it. */
  static Update changed(long minor) {
    Update update = new Update().add(AVAILABLE, minor).add(VERSION, 1);
    return minor < 0 ? update.onlyIfAtLeast(AVAILABLE, -minor) : update;
  }

  /** The same by an instance that owns it from then on. */
  static Update changed(long minor, Claim claim) {
    return changed(minor)
        .set(OWNER, RowWriter.ofText(claim.instance()))
        .set(OWNED_UNTIL, RowWriter.ofTime(claim.until()))
        .onlyIfMineOrFree(
            OWNER,
            RowWriter.ofText(claim.instance()),
            OWNED_UNTIL,
            RowWriter.ofTime(claim.freeBefore()));
  }

  static Map<String, AttributeValue> encode(Deposit deposit) {
    return new RowWriter()
        .text(PARTNER, deposit.partner())
        .text(ITEM, DEPOSIT_PREFIX + deposit.reference())
        .number(AMOUNT, deposit.amount().minor())
        .text(CURRENCY, deposit.amount().currency().getCurrencyCode())
        .text(OPERATOR, deposit.operator())
        .time(AT, deposit.at())
        .row();
  }

  static Map<String, AttributeValue> transferKey(Transfer transfer) {
    return key(transfer.from(), TRANSFER_PREFIX + transfer.reference());
  }

  static Map<String, AttributeValue> encode(Transfer transfer) {
    return new RowWriter()
        .text(PARTNER, transfer.from())
        .text(ITEM, TRANSFER_PREFIX + transfer.reference())
        .text(TO, transfer.to())
        .number(AMOUNT, transfer.amount().minor())
        .text(CURRENCY, transfer.amount().currency().getCurrencyCode())
        .text(OPERATOR, transfer.operator())
        .time(AT, transfer.at())
        .row();
  }

  /** What the taker has of a transfer, so that each float's rows say what came in. */
  static Map<String, AttributeValue> received(Transfer transfer) {
    return new RowWriter()
        .text(PARTNER, transfer.to())
        .text(ITEM, RECEIVED_PREFIX + transfer.from() + "#" + transfer.reference())
        .number(AMOUNT, transfer.amount().minor())
        .text(CURRENCY, transfer.amount().currency().getCurrencyCode())
        .time(AT, transfer.at())
        .row();
  }

  static Transfer transfer(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("transfer", PARTNER, attributes);
    Currency currency = row.currency(CURRENCY);
    return new Transfer(
        row.text(PARTNER),
        row.text(TO),
        row.parsed(ITEM, text -> text.substring(TRANSFER_PREFIX.length())),
        new Money(row.number(AMOUNT), currency),
        row.text(OPERATOR),
        row.time(AT));
  }

  static Deposit deposit(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("deposit", PARTNER, attributes);
    Currency currency = row.currency(CURRENCY);
    return new Deposit(
        row.text(PARTNER),
        row.parsed(ITEM, text -> text.substring(DEPOSIT_PREFIX.length())),
        new Money(row.number(AMOUNT), currency),
        row.text(OPERATOR),
        row.time(AT));
  }
}
