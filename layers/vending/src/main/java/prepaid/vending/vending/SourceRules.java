package prepaid.vending.vending;

import java.util.Optional;
import java.util.Set;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.SaleWay;

/** Under which references a money source pays, how it counts, and what makes two requests one. */
final class SourceRules {
  private static final String CASH = "cash";

  private static final Set<String> BANK_CARDS = Set.of("credit-card", "debit-card");

  private static final String CARD_PAYER = "card";

  private SourceRules() {}

  /** Channel and payment of a sale, on which a tariff may set terms. */
  static SaleWay way(MoneySource source) {
    return switch (source) {
      case MoneySource.PaidPurchase purchase -> SaleWay.WEB;
      case MoneySource.Card card -> SaleWay.CARD;
      case MoneySource.PartnerFloat account ->
          new SaleWay(account.isByText() ? Channel.SMS : Channel.PARTNER, kind(account.payment()));
      case MoneySource.OnAccount account -> SaleWay.ACCOUNT;
      case MoneySource.Unpaid unpaid -> SaleWay.DESK;
    };
  }

  private static PaymentKind kind(MoneySource.Payment payment) {
    if (payment.kind().equals(CASH)) {
      return PaymentKind.CASH;
    }
    return BANK_CARDS.contains(payment.kind()) ? PaymentKind.BANK_CARD : PaymentKind.ONLINE;
  }

  static Optional<Refusal> refusal(VendRequest request) {
    return switch (request.source()) {
      case MoneySource.PaidPurchase(var id) ->
          id.equals(request.key().reference())
              ? Optional.empty()
              : refuse("A purchase is vended under its own id only.");
      case MoneySource.Card(var serial) ->
          request.key().equals(new VendKey(CARD_PAYER, serial))
              ? Optional.empty()
              : refuse("A card is redeemed under its own serial only.");
      case MoneySource.PartnerFloat account ->
          account.partner().equals(request.key().payer()) && !request.key().isFollowUp()
              ? Optional.empty()
              : refuse("A partner sells under its own name and references only.");
      case MoneySource.OnAccount account ->
          request.key().payer().equals(VendRequest.ACCOUNT_PAYER) && !request.key().isFollowUp()
              ? Optional.empty()
              : refuse("A sale on account stands under accounts' own references only.");
      case MoneySource.Unpaid unpaid ->
          request.key().payer().equals(VendRequest.payer(unpaid)) && !request.key().isFollowUp()
              ? Optional.empty()
              : refuse("What is given stands under the desk's own references only.");
    };
  }

  /** Whether the meter that was found may be sold to with this source's money. */
  static Optional<Refusal> refusal(MoneySource source, Registration meter) {
    return source instanceof MoneySource.OnAccount && !meter.is(MeterFlag.POST_PAY)
        ? Optional.of(
            Refusal.of(
                RefusalKind.NOT_ALLOWED,
                "meterNumber",
                "This meter is paid in advance: it has no account to be charged."))
        : Optional.empty();
  }

  /** Sameness compares the canonical fields, not bytes: 500 and 500.00 are one tender. */
  static Optional<String> differingField(VendRequest request, Vend existing) {
    if (!request.meterNumber().replaceAll("[\\s-]", "").equals(existing.meter().digits())) {
      return Optional.of("meterNumber");
    }
    if (request.source() instanceof MoneySource.Unpaid) {
      return request.source().paysLike(existing.source())
          ? Optional.empty()
          : Optional.of("source");
    }
    if (!request.currency().equals(existing.tender().currency().getCurrencyCode())) {
      return Optional.of("currency");
    }
    boolean sameTender =
        Money.parse(request.tender(), existing.tender().currency())
            .equals(Optional.of(existing.tender()));
    if (!sameTender) {
      return Optional.of("amount");
    }
    return request.source().paysLike(existing.source()) ? Optional.empty() : Optional.of("source");
  }

  private static Optional<Refusal> refuse(String detail) {
    return Optional.of(Refusal.of(RefusalKind.NOT_ALLOWED, "reference", detail));
  }
}
