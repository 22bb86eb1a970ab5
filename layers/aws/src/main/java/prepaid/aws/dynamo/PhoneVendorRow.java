package prepaid.aws.dynamo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import prepaid.sts.Drn;
import prepaid.vending.money.Money;
import prepaid.vending.partners.PhoneVendor;
import prepaid.vending.partners.PhoneVendor.Again;
import prepaid.vending.partners.PhoneVendor.Day;
import prepaid.vending.partners.PhoneVendor.Guesses;
import prepaid.vending.partners.PhoneVendor.Identity;
import prepaid.vending.partners.PhoneVendor.OneTimeCode;
import prepaid.vending.partners.PhoneVendor.RecentSale;
import prepaid.vending.partners.PinHash;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The row of a vendor's phone. PIN and code are hashes; sales are {@code
 * meter|minor|currency|milliseconds|settled|reference}.
 */
final class PhoneVendorRow {
  static final String ITEM = "vendor";
  static final String VERSION = "v";

  private static final String PARTNER = "pa";
  private static final String NAME = "n";
  private static final String DOCUMENT = "id";
  private static final String CODE = "ch";
  private static final String CODE_UNTIL = "cu";
  private static final String PIN = "ph";
  private static final String WRONG = "gw";
  private static final String LOCKS = "gl";
  private static final String LOCKED_UNTIL = "gu";
  private static final String RECENT = "r";
  private static final String DAY = "d";
  private static final String AGAIN = "ag";

  private PhoneVendorRow() {}

  /** The row as it will stand, one version further. */
  static Map<String, AttributeValue> encode(PhoneVendor vendor) {
    Guesses guesses = vendor.guesses();
    Day day = vendor.day();
    return new RowWriter()
        .text(PhoneRow.PHONE, vendor.phone())
        .text(PhoneRow.ITEM, ITEM)
        .text(PARTNER, vendor.partner())
        .text(NAME, vendor.identity().name())
        .text(DOCUMENT, vendor.identity().document())
        .text(CODE, vendor.code().map(code -> text(code.hash())))
        .time(CODE_UNTIL, vendor.code().map(OneTimeCode::until))
        .text(PIN, vendor.pin().map(PhoneVendorRow::text))
        .number(WRONG, guesses.wrong())
        .number(LOCKS, guesses.locks())
        .time(LOCKED_UNTIL, guesses.lockedUntil())
        .texts(RECENT, vendor.recent().stream().map(PhoneVendorRow::text).toList())
        .text(
            DAY,
            "%s|%d|%d|%d".formatted(day.day(), day.sales(), day.minor(), day.commissionMinor()))
        .text(AGAIN, vendor.again().map(PhoneVendorRow::text))
        .number(VERSION, vendor.version() + 1)
        .row();
  }

  static PhoneVendor decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("phone", PhoneRow.ITEM, attributes);
    return new PhoneVendor(
        row.text(PhoneRow.PHONE),
        row.text(PARTNER),
        new Identity(row.text(NAME), row.text(DOCUMENT)),
        row.optional(CODE, PhoneVendorRow::hash)
            .map(hash -> new OneTimeCode(hash, row.time(CODE_UNTIL))),
        row.optional(PIN, PhoneVendorRow::hash),
        new Guesses(row.smallNumber(WRONG), row.smallNumber(LOCKS), row.optionalTime(LOCKED_UNTIL)),
        row.each(RECENT, PhoneVendorRow::sale),
        row.parsed(DAY, PhoneVendorRow::day),
        row.optional(AGAIN, PhoneVendorRow::again),
        row.number(VERSION));
  }

  private static String text(PinHash hash) {
    return hash.salt() + ":" + hash.hash();
  }

  private static PinHash hash(String text) {
    String[] parts = StsText.parts(text, ":", 2);
    return new PinHash(parts[0], parts[1]);
  }

  private static String text(RecentSale sale) {
    return text(sale.meter(), sale.amount(), sale.at())
        + "|"
        + (sale.settled() ? "s" : "o")
        + "|"
        + sale.reference();
  }

  private static RecentSale sale(String text) {
    String[] parts = StsText.parts(text, "\\|", 6);
    Again sale = again(String.join("|", parts[0], parts[1], parts[2], parts[3]));
    return new RecentSale(sale.meter(), sale.amount(), sale.at(), parts[5], parts[4].equals("s"));
  }

  private static String text(Again again) {
    return text(again.meter(), again.amount(), again.at());
  }

  private static Again again(String text) {
    String[] parts = StsText.parts(text, "\\|", 4);
    return new Again(
        new Drn(parts[0]),
        new Money(Long.parseLong(parts[1]), Currency.getInstance(parts[2])),
        Instant.ofEpochMilli(Long.parseLong(parts[3])));
  }

  private static String text(Drn meter, Money amount, Instant at) {
    return "%s|%d|%s|%d"
        .formatted(
            meter.digits(), amount.minor(), amount.currency().getCurrencyCode(), at.toEpochMilli());
  }

  private static Day day(String text) {
    String[] parts = StsText.parts(text, "\\|", 4);
    return new Day(
        LocalDate.parse(parts[0]),
        Integer.parseInt(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]));
  }
}
