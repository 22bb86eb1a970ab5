package prepaid.simulation.books;

import static prepaid.simulation.books.Books.require;

import java.util.Optional;
import java.util.Set;
import prepaid.simulation.outside.Carrier;
import prepaid.simulation.outside.Provider;
import prepaid.simulation.store.Database;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.Deliveries.State;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;

/** What must hold when everything has come to rest: every story has an end, and one only. */
record Ending(Database rows, Provider provider, Carrier carrier) {
  private static final Set<PurchaseStatus> ENDS =
      Set.of(PurchaseStatus.VENDED, PurchaseStatus.REFUNDED, PurchaseStatus.EXPIRED);

  void check() {
    rows.allPurchases().forEach(this::purchase);
    provider.payments().forEach(this::payment);
    rows.allVends().forEach(this::delivered);
    require(rows.waiting().isEmpty(), "upkeep still has something to do: " + rows.waiting());
  }

  private void purchase(Purchase purchase) {
    require(ENDS.contains(purchase.status()), "a purchase ended as " + purchase.status());
    boolean vended = rows.vend("web#" + purchase.id()).isPresent();
    require(
        vended == (purchase.status() == PurchaseStatus.VENDED),
        "a purchase is " + purchase.status() + ", and its vend is there: " + vended);
  }

  private void payment(String purchaseId, Provider.Payment payment) {
    Optional<Vend> vend = rows.vend("web#" + purchaseId);
    long sold = vend.map(made -> made.tender().minor()).orElse(0L);
    require(
        payment.capturedMinor() == sold + payment.refundedMinor(),
        "of a payment of %d, %d was sold and %d given back"
            .formatted(payment.capturedMinor(), sold, payment.refundedMinor()));
  }

  private void delivered(Vend vend) {
    if (!(vend.source() instanceof MoneySource.PaidPurchase(var purchaseId))) {
      return;
    }
    Optional<String> phone =
        rows.purchase(purchaseId)
            .flatMap(Purchase::phone)
            .or(() ->
                rows.meter(vend.meter().digits())
                    .flatMap(meter -> meter.registration().holder().phone()));
    if (phone.isEmpty()) {
      return;
    }
    Optional<State> state = rows.delivery(vend.key().text()).map(Deliveries.Delivery::state);
    require(
        state.filter(there -> there != State.PARKED).isPresent(), "a token was texted to nobody");
    if (state.equals(Optional.of(State.SENT))) {
      String received = String.join("\n", carrier.inbox(phone.get()));
      vend.tokens()
          .forEach(issued ->
              require(
                  received.contains(issued.token().grouped()),
                  "a token is noted as texted, and nobody received it"));
    }
  }
}
