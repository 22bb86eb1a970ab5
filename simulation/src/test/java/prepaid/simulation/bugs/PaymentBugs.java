package prepaid.simulation.bugs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.simulation.outside.Provider;
import prepaid.simulation.town.Seams;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;
import prepaid.vending.refusals.Answer;

/** Orders, payments, refunds and the calendar that ends their stories. */
final class PaymentBugs {
  static final List<PlantedBug> ALL =
      List.of(
          purchases("mark-not-looked-at", MarkIgnored::new),
          purchases("no-reminder-with-the-payment", NoReminderOfPayment::new),
          purchases("no-reminder-with-the-refund", NoReminderOfRefund::new),
          provider("signature-not-checked", SignatureIgnored::new),
          provider("refund-asked-anew-each-time", RefundAnew::new),
          provider("refund-said-and-not-asked", RefundForgotten::new),
          provider("closed-without-asking", ClosedUnseen::new),
          reminders("taken-out-before-put-back", DoneFirst::new),
          reminders("refunds-never-come-up", NoRefunds::new));

  private PaymentBugs() {}

  private interface Wrapping<T> {
    T around(T inner);
  }

  private static PlantedBug purchases(String name, Wrapping<Purchases> bug) {
    return new PlantedBug(
        name,
        new Seams() {
          @Override
          public Purchases purchases(Purchases inner) {
            return bug.around(inner);
          }
        });
  }

  private static PlantedBug provider(String name, Wrapping<PaymentProvider> bug) {
    return new PlantedBug(
        name,
        new Seams() {
          @Override
          public PaymentProvider provider(PaymentProvider inner) {
            return bug.around(inner);
          }
        });
  }

  private static PlantedBug reminders(String name, Wrapping<Reminders> bug) {
    return new PlantedBug(
        name,
        new Seams() {
          @Override
          public Reminders reminders(Reminders inner) {
            return bug.around(inner);
          }
        });
  }

  private static class ForwardingPurchases implements Purchases {
    private final Purchases inner;

    ForwardingPurchases(Purchases inner) {
      this.inner = inner;
    }

    @Override
    public Creation create(Purchase purchase, String mark, String print, List<Reminder> r) {
      return inner.create(purchase, mark, print, r);
    }

    @Override
    public Optional<Creation.Existing> marked(String mark) {
      return inner.marked(mark);
    }

    @Override
    public Optional<Purchase> find(String id) {
      return inner.find(id);
    }

    @Override
    public void attach(String id, Checkout checkout) {
      inner.attach(id, checkout);
    }

    @Override
    public Recording record(
        PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> r) {
      return inner.record(event, from, after, r);
    }

    @Override
    public boolean move(PurchaseStatus from, Purchase after, List<Reminder> reminders) {
      return inner.move(from, after, reminders);
    }
  }

  private static final class MarkIgnored extends ForwardingPurchases {
    MarkIgnored(Purchases inner) {
      super(inner);
    }

    @Override
    public Creation create(Purchase purchase, String mark, String print, List<Reminder> r) {
      return super.create(purchase, mark + purchase.id(), print, r);
    }
  }

  private static final class NoReminderOfPayment extends ForwardingPurchases {
    NoReminderOfPayment(Purchases inner) {
      super(inner);
    }

    @Override
    public Recording record(
        PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> r) {
      return super.record(event, from, after, List.of());
    }
  }

  private static final class NoReminderOfRefund extends ForwardingPurchases {
    NoReminderOfRefund(Purchases inner) {
      super(inner);
    }

    @Override
    public boolean move(PurchaseStatus from, Purchase after, List<Reminder> reminders) {
      return super.move(from, after, List.of());
    }
  }

  private static class ForwardingProvider implements PaymentProvider {
    final PaymentProvider inner;

    ForwardingProvider(PaymentProvider inner) {
      this.inner = inner;
    }

    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public Answer<Checkout> open(Purchase purchase) {
      return inner.open(purchase);
    }

    @Override
    public Answer<Optional<PaymentEvent>> close(Purchase purchase) {
      return inner.close(purchase);
    }

    @Override
    public Answer<RefundState> refund(Purchase purchase) {
      return inner.refund(purchase);
    }

    @Override
    public Answer<PaymentEvent> read(Map<String, String> headers, byte[] body) {
      return inner.read(headers, body);
    }
  }

  private static final class SignatureIgnored extends ForwardingProvider {
    SignatureIgnored(PaymentProvider inner) {
      super(inner);
    }

    @Override
    public Answer<PaymentEvent> read(Map<String, String> headers, byte[] body) {
      return ((Provider) inner).believed(headers, body);
    }
  }

  private static final class RefundAnew extends ForwardingProvider {
    RefundAnew(PaymentProvider inner) {
      super(inner);
    }

    @Override
    public Answer<RefundState> refund(Purchase purchase) {
      return ((Provider) inner).refundWithoutKey(purchase);
    }
  }

  private static final class RefundForgotten extends ForwardingProvider {
    RefundForgotten(PaymentProvider inner) {
      super(inner);
    }

    @Override
    public Answer<RefundState> refund(Purchase purchase) {
      return Answer.given(RefundState.REFUNDED);
    }
  }

  /** A payment whose event was lost is never found. */
  private static final class ClosedUnseen extends ForwardingProvider {
    ClosedUnseen(PaymentProvider inner) {
      super(inner);
    }

    @Override
    public Answer<Optional<PaymentEvent>> close(Purchase purchase) {
      return Answer.given(Optional.empty());
    }
  }

  private static class ForwardingReminders implements Reminders {
    final Reminders inner;

    ForwardingReminders(Reminders inner) {
      this.inner = inner;
    }

    @Override
    public void add(Reminder reminder) {
      inner.add(reminder);
    }

    @Override
    public List<Reminder> due(Instant now, int limit) {
      return inner.due(now, limit);
    }

    @Override
    public void done(Reminder reminder) {
      inner.done(reminder);
    }
  }

  /** Who dies in between has forgotten it. */
  private static final class DoneFirst extends ForwardingReminders {
    private final List<Reminder> kept = new ArrayList<>();

    DoneFirst(Reminders inner) {
      super(inner);
    }

    @Override
    public void add(Reminder reminder) {
      kept.add(reminder);
    }

    @Override
    public void done(Reminder reminder) {
      inner.done(reminder);
      kept.forEach(inner::add);
      kept.clear();
    }
  }

  private static final class NoRefunds extends ForwardingReminders {
    NoRefunds(Reminders inner) {
      super(inner);
    }

    @Override
    public List<Reminder> due(Instant now, int limit) {
      return super.due(now, limit).stream()
          .filter(reminder -> reminder.kind() != Reminder.Kind.REFUND)
          .toList();
    }
  }
}
