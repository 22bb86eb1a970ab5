package prepaid.partnervend.electrum;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.partners.Partner;
import prepaid.vending.vending.VendRequest;

/** A {@code PurchaseRequest}. */
record PurchaseMessage(
    Transaction transaction,
    String meterId,
    Amount amount,
    Payment payment,
    Slip.Notes notes,
    Optional<String> utilityType) {
  static final String METER_ID = "[a-zA-Z0-9]{0,20}";

  static PurchaseMessage read(Asked asked) {
    Message message = asked.message();
    Transaction transaction = Transaction.read(message, asked.pathId());
    if (!transaction.id().isEmpty() && isTaken(transaction.id())) {
      message.refuse("id", "must not end like this");
    }
    message.optionalText("msisdn", "\\+?[1-9][0-9]{1,14}|0[0-9]{9}");
    String meterId = message.object("meter").text("meterId", METER_ID);
    Amount amount = Amount.read(message.object("purchaseAmount"));
    return new PurchaseMessage(
        transaction,
        meterId,
        amount,
        Tenders.read(message),
        new Slip.Notes(List.of(), Tenders.change(message, amount)),
        message.optionalText("utilityType", "(?s).*"));
  }

  private static boolean isTaken(String id) {
    return new VendKey("any", id).isFollowUp();
  }

  /** The canonical request, which the retry of this purchase makes again. */
  VendRequest request(Partner partner, Instant now) {
    return new VendRequest(
        new VendKey(partner.id(), transaction.id()),
        meterId,
        amount.decimal(),
        amount.letters(),
        new PartnerFloat(partner.id(), transaction.terminal(), payment, Optional.empty()),
        now);
  }

  /** The beginning of the answer. */
  JsonObject echo() {
    return transaction.echo().put("utilityType", utilityType);
  }
}
