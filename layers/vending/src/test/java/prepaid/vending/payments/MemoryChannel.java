package prepaid.vending.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** The secure module as a channel sees it: one vend a key, only while the purchase is paid. */
final class MemoryChannel implements VendChannel {
  private final MemoryPurchases purchases;
  private final Map<VendKey, Vend> vends = new HashMap<>();
  Faults faults = Faults.NONE;
  Optional<Refusal> refusal = Optional.empty();
  Runnable beforeCommit = () -> {};
  int calls;

  MemoryChannel(MemoryPurchases purchases) {
    this.purchases = purchases;
  }

  @Override
  public VendOutcome vend(VendRequest request) {
    synchronized (this) {
      calls++;
      if (faults.before("vend")) {
        return new VendOutcome.Undecided(request.requestedAt().plusSeconds(30));
      }
    }
    beforeCommit.run();
    VendOutcome outcome = commit(request);
    synchronized (this) {
      return faults.after("vend")
          ? new VendOutcome.Undecided(request.requestedAt().plusSeconds(30))
          : outcome;
    }
  }

  synchronized int vends() {
    return vends.size();
  }

  synchronized Optional<Vend> vend(String purchaseId) {
    return Optional.ofNullable(vends.get(new VendKey("web", purchaseId)));
  }

  private synchronized VendOutcome commit(VendRequest request) {
    Vend earlier = vends.get(request.key());
    if (earlier != null) {
      return new VendOutcome.Vended(earlier, true);
    }
    if (refusal.isPresent()) {
      return new VendOutcome.Refused(refusal.get());
    }
    Money tender =
        Money.parse(request.tender(), Currency.getInstance(request.currency())).orElseThrow();
    if (!(request.source() instanceof MoneySource.PaidPurchase(String id))
        || !purchases.vended(id)) {
      return new VendOutcome.Refused(
          Refusal.of(RefusalKind.PAYMENT_NOT_USABLE, "The purchase is not paid."));
    }
    Vend vend = vend(request, tender);
    vends.put(request.key(), vend);
    return new VendOutcome.Vended(vend, false);
  }

  private static Vend vend(VendRequest request, Money tender) {
    Instant at = request.requestedAt();
    return new Vend(
        request.key(),
        Shop.METER,
        new StsAttributes("123456", "01", 1, KeyType.DUTK, EncryptionAlgorithm.EA11),
        BaseDate.BASE_2014,
        "city",
        Resource.ELECTRICITY,
        tender,
        request.source(),
        "home",
        LocalDate.of(2026, 1, 1),
        Highveld.PRICED_FROM,
        List.of(),
        List.of(),
        1,
        at,
        false,
        1,
        "0".repeat(64),
        "0".repeat(64));
  }
}
