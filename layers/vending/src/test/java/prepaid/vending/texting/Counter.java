package prepaid.vending.texting;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.credit.Debt;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryDeliveries;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryMeters;
import prepaid.vending.fixture.MemoryPartners;
import prepaid.vending.fixture.MemoryPhoneVendors;
import prepaid.vending.fixture.MemoryPhones;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.MemoryVendHistory;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.messaging.TextNotSent;
import prepaid.vending.meters.Meter;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.PhoneVendor;
import prepaid.vending.partners.PhoneVendor.Identity;
import prepaid.vending.partners.PhoneVendor.OneTimeCode;
import prepaid.vending.partners.PhoneVendorDoor;
import prepaid.vending.partners.PinHash;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;
import prepaid.vending.texting.Answering.Outcome;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** A counter for texts in memory: one phone, one vendor, a carrier and a module as told. */
final class Counter {
  private static final String CODE = "123456";

  Instant now = Instant.parse("2026-11-24T10:00:30Z");
  boolean carrierFails;

  /** How many of the next texts the function dies with. */
  int carrierDies;

  /** What the secure module answers to a sale. */
  VendOutcome outcome = new VendOutcome.Undecided(now);

  /** What it answers to cards, one after the other, and the last for ever. */
  final Deque<RedemptionOutcome> redemptions = new ArrayDeque<>();

  final List<Redemption> redeemed = new ArrayList<>();

  final List<String> sent = new ArrayList<>();
  final List<VendRequest> asked = new ArrayList<>();
  final List<Reminder> reminders = new ArrayList<>();
  final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final MemoryPhoneVendors vendors = new MemoryPhoneVendors();
  private final MemoryMeters meters = new MemoryMeters();
  private final MemoryPartners partners = new MemoryPartners();
  private final Delivering delivering;
  private final Answering answering;

  Counter() {
    MemoryRegistry registry = new MemoryRegistry().with(Highveld.UTILITY, Highveld.TARIFF);
    meters.register(Highveld.meter(Highveld.METER, 1, Optional.empty()));
    MemoryPhones phones = new MemoryPhones();
    Ledger ledger = unused(Ledger.class);
    delivering =
        new Delivering(
            new Delivering.Sources(unused(Purchases.class), meters, registry, phones),
            this::send,
            new Delivering.Notes(deliveries, new Calendar()),
            () -> now);
    Quotes quotes =
        new Quotes(new Quotes.Sources(meters, registry, registry, new MemoryKeys()), () -> now);
    answering =
        new Answering(
            new Answering.Post(new MemoryInbox(), phones, delivering),
            new Answering.Registers(
                meters, registry, registry, quotes, ledger, new MemoryVendHistory(List.of())),
            new Answering.Counter(
                vendors,
                partners,
                new Accounts(new MemoryFloats(), () -> now),
                this::vend,
                this::redeem,
                Shops.random(1)),
            () -> now);
  }

  /** Registers the phone's owner as a vendor with the PIN 4821. */
  void vendor() {
    partners.put(Shops.corner());
    OneTimeCode code = new OneTimeCode(PinHash.of(CODE, Shops.random(2)), now.plusSeconds(60));
    vendors.put(
        PhoneVendor.registered(Highveld.PHONE, Shops.CORNER, new Identity("Sipho", "1"))
            .with(code));
    var in = new PhoneVendorDoor(vendors, Shops.random(3), () -> now);
    var unused = in.join(Highveld.PHONE, CODE, "4821");
  }

  /** The office suspends the vendor. */
  void suspend() {
    partners.put(Shops.suspended(partners.find(Shops.CORNER).orElseThrow()));
  }

  /** From now on the phone's meter owes this. */
  void owes(Debt debt) {
    Meter meter = meters.read(Highveld.METER).orElseThrow();
    meters.replace(meter.registration(), meter.state().withDebts(List.of(debt)), meter.version());
  }

  Outcome text(String id, String body) {
    return text(id, Highveld.PHONE, body);
  }

  Outcome text(String id, String from, String body) {
    return answering.answer(new InboundText(id, from, body, now));
  }

  String last() {
    return sent.getLast();
  }

  void retry(VendKey key) {
    var unused = delivering.retry(key, other -> Optional.empty());
  }

  private RedemptionOutcome redeem(Redemption redemption) {
    redeemed.add(redemption);
    return redemptions.size() > 1 ? redemptions.removeFirst() : redemptions.getFirst();
  }

  private VendOutcome vend(VendRequest request) {
    asked.add(request);
    return outcome;
  }

  private String send(String to, String body) {
    if (carrierDies > 0) {
      carrierDies--;
      throw new IllegalStateException("as if the function died");
    }
    if (carrierFails) {
      throw new TextNotSent("the carrier fails", new IllegalStateException("as told"));
    }
    sent.add(body);
    return "message-" + sent.size();
  }

  /** A port that no test here may reach. */
  private static <T> T unused(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  private final class Calendar implements Reminders {
    @Override
    public void add(Reminder reminder) {
      reminders.add(reminder);
    }

    @Override
    public List<Reminder> due(Instant until, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void done(Reminder reminder) {
      throw new UnsupportedOperationException();
    }
  }
}
