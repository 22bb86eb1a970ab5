package prepaid.vending.texting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.MoneySource.Settlement;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Message;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.PhoneVendor;
import prepaid.vending.partners.PhoneVendor.RecentSale;
import prepaid.vending.partners.PhoneVendors;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * One sale of a phone vendor. It is remembered before it is made, so a text that comes again while
 * nobody knows how the first one ended asks for the same sale, not for another.
 */
final class VendorSale {
  private static final SaleWay CASH = new SaleWay(Channel.SMS, PaymentKind.CASH);

  private final PhoneVendors vendors;
  private final Accounts accounts;
  private final VendChannel channel;
  private final RefusalWords refusals;
  private final InstantSource clock;

  VendorSale(
      VendorDesk.Sources sources, VendChannel channel, RefusalWords refusals, InstantSource clock) {
    this.vendors = sources.vendors();
    this.accounts = sources.accounts();
    this.channel = channel;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * @param today in the time zone of the utility that the vendor sells for
   */
  Reply make(PhoneVendor vendor, Partner partner, RecentSale sale, LocalDate today) {
    if (vendor.sale(sale.reference()).isEmpty() && !change(vendor.phone(), v -> v.selling(sale))) {
      return Reply.of(Message.TRY_AGAIN);
    }
    String phone = vendor.phone();
    return switch (channel.vend(request(partner, sale))) {
      case VendOutcome.Vended(var vend, var repeated) -> {
        var unused = change(phone, v -> v.sold(sale.reference(), today, commission(vend)));
        yield Reply.of(vend);
      }
      case VendOutcome.Refused(var refusal) -> {
        var unused = change(phone, v -> v.refused(sale.reference()));
        yield refused(refusal, partner, sale);
      }
      case VendOutcome.Undecided undecided -> Reply.of(Message.STILL_DECIDING);
    };
  }

  private VendRequest request(Partner partner, RecentSale sale) {
    Instant now = clock.instant();
    return new VendRequest(
        new VendKey(partner.id(), sale.reference()),
        sale.meter().digits(),
        sale.amount().text(),
        partner.currency().getCurrencyCode(),
        new PartnerFloat(partner.id(), PartnerFloat.BY_TEXT, Payment.of("cash"), Optional.empty()),
        now);
  }

  private static Money commission(Vend vend) {
    return vend.source() instanceof PartnerFloat account
        ? account
            .settlement()
            .map(Settlement::commission)
            .orElse(Money.zero(vend.tender().currency()))
        : Money.zero(vend.tender().currency());
  }

  private Reply refused(Refusal refusal, Partner partner, RecentSale sale) {
    return switch (refusal.kind()) {
      case FLOAT_TOO_LOW ->
          Reply.of(Message.FLOAT_TOO_LOW, "amount", accounts.standing(partner).available());
      case PARTNER_LIMIT -> Reply.of(Message.VENDOR_LIMIT, "amount", partner.caps().sale());
      case NOT_ALLOWED, TERMINAL_REFUSED ->
          Reply.of(Message.REFUSED, "meter", sale.meter().digits());
      default -> refusals.of(refusal, sale.meter().digits(), CASH);
    };
  }

  /** Another text of the same phone may write the row meanwhile: then it is read again. */
  boolean change(String phone, UnaryOperator<PhoneVendor> change) {
    for (int tries = 0; tries < Limits.BUSY_TRIES_MAX; tries++) {
      Optional<PhoneVendor> vendor = vendors.find(phone);
      if (vendor.isEmpty() || vendors.put(change.apply(vendor.get()))) {
        return vendor.isPresent();
      }
    }
    return false;
  }
}
