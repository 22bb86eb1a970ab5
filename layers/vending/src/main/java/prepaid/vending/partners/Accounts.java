package prepaid.vending.partners;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.partners.FloatSlices.Deposit;
import prepaid.vending.partners.FloatSlices.Part;
import prepaid.vending.partners.FloatSlices.Recorded;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** What operators do with a partner's money: deposits, credit, and looking at it. */
public final class Accounts {
  private final FloatSlices slices;
  private final InstantSource clock;

  public Accounts(FloatSlices slices, InstantSource clock) {
    this.slices = slices;
    this.clock = clock;
  }

  /**
   * What a partner has.
   *
   * @param available what sales may still take, credit included
   * @param balance the partner's own money; negative while it owes
   */
  public record Standing(Money available, Money balance) {
    public boolean isLow(Partner partner) {
      return available.compareTo(partner.lowFloat()) < 0;
    }
  }

  public Standing standing(Partner partner) {
    long available = slices.read(partner.id()).stream().mapToLong(FloatSlice::availableMinor).sum();
    return new Standing(
        new Money(available, partner.currency()),
        new Money(available - slices.creditMinor(partner.id()), partner.currency()));
  }

  /** Pays in; a repeat of the reference is the same deposit. */
  public Answer<Deposit> deposit(Partner partner, String reference, Money amount, String operator) {
    Deposit deposit = new Deposit(partner.id(), reference, amount, operator, clock.instant());
    for (int i = 0; i < Limits.FLOAT_TRIES_MAX; i++) {
      List<Part> parts = spread(partner, amount.minor());
      switch (slices.record(deposit, parts)) {
        case Recorded.Done() -> {
          return Answer.given(deposit);
        }
        case Recorded.Existing(var existing) -> {
          return same(existing, amount);
        }
        case Recorded.Busy() -> {}
      }
    }
    return busy();
  }

  private static Answer<Deposit> same(Deposit existing, Money amount) {
    return existing.amount().equals(amount)
        ? Answer.given(existing)
        : Answer.refused(
            RefusalKind.REFERENCE_REUSED,
            "amount",
            "This reference was used before, for a deposit of %s.".formatted(existing.amount()));
  }

  /**
   * Makes the credit that sales may use what the partner's row says; doing it again is harmless.
   */
  public Answer<Standing> applyCredit(Partner partner) {
    long wanted = partner.creditLimit().minor();
    for (int i = 0; i < Limits.FLOAT_TRIES_MAX; i++) {
      long there = slices.creditMinor(partner.id());
      if (there == wanted) {
        return Answer.given(standing(partner));
      }
      List<Part> parts =
          wanted > there ? spread(partner, wanted - there) : taken(partner, there - wanted);
      if (parts.isEmpty()) {
        return Answer.refused(
            RefusalKind.CONFLICT,
            "creditLimit",
            "The partner has used more of its credit than this would leave it.");
      }
      var unused = slices.setCredit(partner.id(), there, wanted, parts);
    }
    return busy();
  }

  /** Over free slices, the poorest first, each with a sale's worth at least. */
  List<Part> spread(Partner partner, long minor) {
    Instant now = clock.instant();
    List<FloatSlice> all = all(partner.id());
    List<FloatSlice> free =
        new ArrayList<>(all.stream().filter(s -> s.ownedUntil().isBefore(now)).toList());
    List<FloatSlice> into = free.isEmpty() ? all : free;
    into.sort(Comparator.comparingLong(FloatSlice::availableMinor));
    long worth = Math.max(1, partner.caps().sale().minor());
    int count = (int) Math.clamp(minor / worth, 1, into.size());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long part = minor / count + (i == 0 ? minor % count : 0);
      parts.add(new Part(into.get(i).number(), part));
    }
    return parts;
  }

  /** From which slices so much can be taken, richest first; empty when they do not have it. */
  public List<Part> taken(Partner partner, long minor) {
    List<FloatSlice> rich = new ArrayList<>(slices.read(partner.id()));
    rich.sort(Comparator.comparingLong(FloatSlice::availableMinor).reversed());
    List<Part> parts = new ArrayList<>();
    long missing = minor;
    for (FloatSlice slice : rich) {
      long part = Math.min(missing, slice.availableMinor());
      if (part > 0) {
        parts.add(new Part(slice.number(), -part));
        missing -= part;
      }
    }
    return missing == 0 ? parts : List.of();
  }

  private List<FloatSlice> all(String partner) {
    return FloatSlice.all(slices.read(partner));
  }

  static <T> Answer<T> busy() {
    return Answer.refused(
        RefusalKind.TRY_AGAIN,
        "The float is being written too often at this moment. Nothing happened; the same request"
            + " may be sent again.");
  }
}
