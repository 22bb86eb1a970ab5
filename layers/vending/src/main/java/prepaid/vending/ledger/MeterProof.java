package prepaid.vending.ledger;

import static prepaid.vending.ledger.Finding.Kind.ALTERED;
import static prepaid.vending.ledger.Finding.Kind.CHECKPOINT;
import static prepaid.vending.ledger.Finding.Kind.INSERTED;
import static prepaid.vending.ledger.Finding.Kind.MONEY_MISSING;
import static prepaid.vending.ledger.Finding.Kind.REMOVED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import prepaid.sts.Drn;

/**
 * The proof of one meter: whether its rows are one chain without a gap, whether each that a
 * checkpoint names is that row, and whether the money of each is there.
 */
public final class MeterProof {
  private final Drn meter;
  private final List<Finding> findings = new ArrayList<>();

  private MeterProof(Drn meter) {
    this.meter = meter;
  }

  /**
   * Everything that the rows say about one meter, in any order.
   *
   * @param named heads that checkpoints name, by the checkpoint's place in words
   */
  public record Facts(
      Drn meter, List<SaleFact> sales, List<NamedHead> named, List<Payment> payments) {}

  /** A payment, and where its row stands in words. */
  public record Payment(AuditRow.Paid paid, String place) {}

  /** A head that a checkpoint names. */
  public record NamedHead(long checkpoint, ChainHead head) {}

  public static List<Finding> of(Facts facts) {
    MeterProof proof = new MeterProof(facts.meter());
    List<SaleFact> chain = proof.chain(facts);
    proof.altered(facts.sales());
    proof.links(chain);
    proof.named(chain, facts.named());
    proof.paid(facts);
    return proof.findings;
  }

  /** The rows of the chain in order: of several at one place, the one that the others know. */
  private List<SaleFact> chain(Facts facts) {
    List<SaleFact> sorted = new ArrayList<>(facts.sales());
    sorted.sort(Comparator.comparingLong(SaleFact::sequence));
    Set<String> known = new HashSet<>();
    sorted.forEach(sale -> known.add(sale.previousHash()));
    facts.named().forEach(named -> known.add(named.head().hash()));
    List<SaleFact> chain = new ArrayList<>();
    for (SaleFact sale : sorted) {
      if (chain.isEmpty() || chain.getLast().sequence() != sale.sequence()) {
        chain.add(sale);
      } else if (isBetter(sale, chain.getLast(), known)) {
        inserted(chain.set(chain.size() - 1, sale), sale);
      } else {
        inserted(sale, chain.getLast());
      }
    }
    return chain;
  }

  private static boolean isBetter(SaleFact one, SaleFact other, Set<String> known) {
    boolean oneKnown = known.contains(one.computed());
    boolean otherKnown = known.contains(other.computed());
    return oneKnown == otherKnown ? !one.isAltered() && other.isAltered() : oneKnown;
  }

  private void inserted(SaleFact sale, SaleFact other) {
    String why =
        sale.computed().equals(other.computed())
            ? "is there a second time; first at " + other.place()
            : "stands at the place of another row, that at " + other.place();
    found(INSERTED, sale, why);
  }

  private void altered(List<SaleFact> sales) {
    for (SaleFact sale : sales) {
      if (sale.isAltered()) {
        found(ALTERED, sale, "what it says does not have the hash that it carries");
      }
    }
  }

  private void links(List<SaleFact> chain) {
    SaleFact before = null;
    for (SaleFact sale : chain) {
      long expected = before == null ? 1 : before.sequence() + 1;
      if (sale.sequence() > expected) {
        gap(expected, sale);
      } else if (!follows(sale, before)) {
        found(
            ALTERED,
            before == null ? sale : before,
            before == null
                ? "it is the first of its chain, and names a row before"
                : "the row after it, at %s, follows another one".formatted(sale.place()));
      }
      before = sale;
    }
  }

  /** An altered row is named already: a link to or from it says nothing more. */
  private static boolean follows(SaleFact sale, @Nullable SaleFact before) {
    if (sale.isAltered()) {
      return true;
    }
    return before == null
        ? sale.previousHash().equals(ChainHead.GENESIS.hash())
        : before.isNamedBy(sale.previousHash()) || before.isAltered();
  }

  private void gap(long from, SaleFact next) {
    String which =
        next.sequence() - 1 == from
            ? "row " + from + " of meter " + meter.digits()
            : "rows %d to %d of meter %s".formatted(from, next.sequence() - 1, meter.digits());
    findings.add(
        new Finding(
            REMOVED,
            "before " + next.place(),
            which,
            "missing; the next one there is row " + next.sequence()));
  }

  private void named(List<SaleFact> chain, List<NamedHead> named) {
    Map<Long, SaleFact> bySequence = new HashMap<>();
    chain.forEach(sale -> bySequence.put(sale.sequence(), sale));
    long last = chain.isEmpty() ? 0 : chain.getLast().sequence();
    for (NamedHead each : named) {
      SaleFact sale = bySequence.get(each.head().sequence());
      String by = "checkpoint " + each.checkpoint();
      if (sale != null && !sale.isNamedBy(each.head().hash())) {
        found(CHECKPOINT, sale, by + " names another row in this place");
      } else if (sale == null && each.head().sequence() > last) {
        // A gap in the middle was told when the rows were linked.
        findings.add(
            new Finding(
                REMOVED,
                by,
                "row %d of meter %s".formatted(each.head().sequence(), meter.digits()),
                "missing, and the checkpoint names it"));
      }
    }
  }

  private void paid(Facts facts) {
    Map<String, Payment> unspent = new HashMap<>();
    facts.payments().forEach(payment -> unspent.put(payment.paid().purchase(), payment));
    Map<String, Payment> payments = Map.copyOf(unspent);
    Map<String, SaleFact> spent = new HashMap<>();
    for (SaleFact sale : facts.sales()) {
      sale.purchase()
          .ifPresent(purchase -> {
            unspent.remove(purchase);
            Optional<Payment> payment = Optional.ofNullable(payments.get(purchase));
            paid(sale, payment.map(Payment::paid), Optional.ofNullable(spent.put(purchase, sale)));
          });
    }
    unspent.values().stream()
        .filter(payment -> payment.paid().isSpent())
        .forEach(this::spentOnNone);
  }

  private void paid(SaleFact sale, Optional<AuditRow.Paid> paid, Optional<SaleFact> other) {
    if (other.filter(one -> !one.hash().equals(sale.hash())).isPresent()) {
      String where = other.get().place();
      found(MONEY_MISSING, sale, "its payment paid for another row too, that at " + where);
    } else if (paid.isEmpty()) {
      found(MONEY_MISSING, sale, "there is no payment of the purchase that it names");
    } else if (!paid.get().covers(meter, sale.tender())) {
      String what = "the purchase that it names was not paid with %s for this meter";
      found(MONEY_MISSING, sale, what.formatted(sale.tender()));
    }
  }

  private void spentOnNone(Payment payment) {
    findings.add(
        new Finding(
            REMOVED,
            payment.place(),
            "the row of purchase " + payment.paid().purchase(),
            "missing: the purchase was paid and is marked as vended"));
  }

  private void found(Finding.Kind kind, SaleFact sale, String detail) {
    String row =
        "row %d of meter %s (%s)".formatted(sale.sequence(), meter.digits(), sale.key().text());
    findings.add(new Finding(kind, sale.place(), row, detail));
  }
}
