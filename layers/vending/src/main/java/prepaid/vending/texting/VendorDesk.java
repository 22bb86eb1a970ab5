package prepaid.vending.texting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import prepaid.sts.Drn;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Message;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;
import prepaid.vending.partners.PhoneVendor;
import prepaid.vending.partners.PhoneVendor.RecentSale;
import prepaid.vending.partners.PhoneVendorDoor;
import prepaid.vending.partners.PhoneVendorDoor.Entry;
import prepaid.vending.partners.PhoneVendors;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** A phone vendor's counter: selling, what is left, what was sold, taking back. */
final class VendorDesk {
  private static final String AMOUNT = "amount";

  private final Sources sources;
  private final PhoneVendorDoor door;
  private final VendorSale sale;
  private final InstantSource clock;

  /** Where vendors, their money and their sales are read. */
  record Sources(
      PhoneVendors vendors,
      Partners partners,
      Accounts accounts,
      Utilities utilities,
      VendHistory vends) {}

  VendorDesk(Sources sources, PhoneVendorDoor door, VendorSale sale, InstantSource clock) {
    this.sources = sources;
    this.door = door;
    this.sale = sale;
    this.clock = clock;
  }

  boolean isVendor(String phone) {
    return sources.vendors().find(phone).isPresent();
  }

  Reply join(String phone, Command.Join asked) {
    return switch (door.join(phone, asked.code(), asked.pin())) {
      case Entry.In in -> Reply.of(Message.JOINED);
      case Entry.Wrong wrong -> Reply.of(Message.WRONG_CODE);
      case Entry.NotReady() -> Reply.of(Message.WRONG_CODE);
      case Entry.Locked(var wait) -> locked(wait);
      case Entry.Stranger() -> Reply.of(Message.NO_VENDOR);
      case Entry.Busy() -> Reply.of(Message.TRY_AGAIN);
    };
  }

  /** To the vendor's own phone, so it needs no PIN. */
  Reply left(String phone) {
    return of(
        phone,
        (vendor, partner) ->
            Reply.of(Message.FLOAT_LEFT, AMOUNT, sources.accounts().standing(partner).available()));
  }

  /** The same. */
  Reply today(String phone) {
    return of(
        phone,
        (vendor, partner) -> {
          boolean isToday = vendor.day().day().equals(today(partner));
          PhoneVendor.Day day = isToday ? vendor.day() : PhoneVendor.Day.NONE;
          return Reply.of(
              Message.SALES_TODAY.with(
                  Map.of(
                      "sales",
                      day.sales(),
                      AMOUNT,
                      new Money(day.minor(), partner.currency()),
                      "commission",
                      new Money(day.commissionMinor(), partner.currency()))));
        });
  }

  Reply sell(InboundText text, Command.Sell asked) {
    return inside(
        text.from(),
        asked.pin(),
        (vendor, partner) -> {
          Optional<Money> amount = Money.parse(asked.amount(), partner.currency());
          if (amount.isEmpty() || amount.get().minor() <= 0) {
            return Reply.of(Message.AMOUNT_UNREADABLE);
          }
          RecentSale wanted = wanted(text, asked.meter(), amount.get());
          Optional<RecentSale> before =
              vendor.sold(
                  asked.meter(), amount.get(), clock.instant().minus(Limits.SAME_SALE_WINDOW));
          boolean isAnother =
              before.filter(sold -> !sold.reference().equals(wanted.reference())).isPresent();
          if (!isAnother || asked.surely()) {
            return make(vendor, partner, wanted);
          }
          // Nobody was told how that one ended: this text asks for it again.
          return before.get().settled()
              ? ask(vendor, partner, before.get())
              : make(vendor, partner, before.get());
        });
  }

  private Reply make(PhoneVendor vendor, Partner partner, RecentSale wanted) {
    return sale.make(vendor, partner, wanted, today(partner));
  }

  private Reply ask(PhoneVendor vendor, Partner partner, RecentSale before) {
    Instant now = clock.instant();
    var again = new PhoneVendor.Again(before.meter(), before.amount(), now);
    return sale.change(vendor.phone(), row -> row.asking(again))
        ? Reply.of(
            Message.SELL_AGAIN.with(
                Map.of(
                    "meter",
                    before.meter().digits(),
                    AMOUNT,
                    before.amount(),
                    "time",
                    LocalTime.ofInstant(before.at(), zone(partner)))))
        : Reply.of(Message.TRY_AGAIN);
  }

  /** What was asked about is sold once more, as a sale of its own. */
  Reply surely(InboundText text, Command.Surely asked) {
    return inside(
        text.from(),
        asked.pin(),
        (vendor, partner) -> {
          Optional<RecentSale> made = vendor.sale(reference(text));
          if (made.isPresent()) {
            return make(vendor, partner, made.get());
          }
          return vendor
              .again()
              .filter(again -> again.at().isAfter(clock.instant().minus(Limits.SAME_SALE_WINDOW)))
              .map(again -> make(vendor, partner, wanted(text, again.meter(), again.amount())))
              .orElse(Reply.of(Message.NOTHING_TO_CONFIRM));
        });
  }

  /** A token that was texted cannot be called back: the vendor gets it again instead. */
  Reply reverse(String phone, Command.Reverse asked) {
    return inside(
        phone,
        asked.pin(),
        (vendor, partner) ->
            find(partner, asked)
                .map(vend -> Reply.of(Message.NOT_REVERSED).with(vend))
                .orElse(Reply.of(Message.NOTHING_TO_REVERSE, "sale", asked.sale())));
  }

  private Optional<Vend> find(Partner partner, Command.Reverse asked) {
    return MeterDesk.recent(sources.vends(), asked.meter(), clock.instant()).stream()
        .filter(vend -> vend.sequence() == asked.sale())
        .filter(vend -> vend.key().payer().equals(partner.id()))
        .findFirst();
  }

  private Reply inside(String phone, String pin, BiFunction<PhoneVendor, Partner, Reply> served) {
    return switch (door.enter(phone, pin)) {
      case Entry.In(var vendor) -> served(vendor, served);
      case Entry.Wrong(var left) -> Reply.of(Message.WRONG_PIN, "tries", left);
      case Entry.NotReady() -> Reply.of(Message.HOW_TO_JOIN);
      case Entry.Locked(var wait) -> locked(wait);
      case Entry.Stranger() -> Reply.of(Message.NO_VENDOR);
      case Entry.Busy() -> Reply.of(Message.TRY_AGAIN);
    };
  }

  private Reply of(String phone, BiFunction<PhoneVendor, Partner, Reply> served) {
    return sources
        .vendors()
        .find(phone)
        .map(vendor -> served(vendor, served))
        .orElse(Reply.of(Message.NO_VENDOR));
  }

  /** A suspended partner is told so at once, whatever the secure module still remembers. */
  private Reply served(PhoneVendor vendor, BiFunction<PhoneVendor, Partner, Reply> served) {
    return sources
        .partners()
        .find(vendor.partner())
        .filter(Partner::active)
        .map(partner -> served.apply(vendor, partner))
        .orElse(Reply.of(Message.VENDOR_SUSPENDED));
  }

  private static Reply locked(Duration wait) {
    return Reply.of(Message.VENDOR_LOCKED, "minutes", (int) wait.plusSeconds(59).toMinutes());
  }

  private RecentSale wanted(InboundText text, Drn meter, Money amount) {
    return new RecentSale(meter, amount, clock.instant(), reference(text), false);
  }

  /** The sale's name is the text's: however often the text comes, it is one sale. */
  private static String reference(InboundText text) {
    return InboundText.reference(text.id());
  }

  private LocalDate today(Partner partner) {
    return LocalDate.ofInstant(clock.instant(), zone(partner));
  }

  private ZoneId zone(Partner partner) {
    Function<String, Optional<String>> owner =
        code -> sources.utilities().supplyGroup(code).map(SupplyGroup::utility);
    return partner.permissions().utilities().stream()
        .sorted()
        .findFirst()
        .or(() -> partner.permissions().supplyGroups().stream().sorted().findFirst().flatMap(owner))
        .flatMap(sources.utilities()::utility)
        .map(Utility::timeZone)
        .orElse(ZoneOffset.UTC);
  }
}
