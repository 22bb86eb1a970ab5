package prepaid.simulation.bugs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.simulation.faults.Wire;
import prepaid.simulation.store.Database;
import prepaid.simulation.store.SimFloats;
import prepaid.simulation.town.Seams;
import prepaid.simulation.town.Shops;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.money.Money;
import prepaid.vending.partners.FloatSlices.Claim;
import prepaid.vending.partners.FloatSlices.Deposit;
import prepaid.vending.partners.FloatSlices.Part;
import prepaid.vending.partners.FloatSlices.Recorded;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.SaleTerms;
import prepaid.vending.vending.VendRequest;

/** The money of partners, and who may take it. */
final class FloatBugs {
  static final List<PlantedBug> ALL =
      List.of(
          floats("float-not-looked-at", Overdrawn::new),
          floats("moved-in-two-steps", TwoSteps::new),
          floats("gathered-without-giving", OutOfNothing::new),
          floats("deposit-again-on-doubt", DepositAgain::new),
          floats("deposit-counted-twice", DepositTwice::new),
          terms("commission-forgotten", FloatBugs::withoutCommission),
          terms("commission-on-top-at-source", FloatBugs::otherSource),
          terms("stolen-till-admitted", FloatBugs::anyTill));

  private FloatBugs() {}

  private interface Making {
    SimFloats floats(Database rows, Wire wire);
  }

  private interface Agreeing {
    Answer<MoneySource> agree(SaleTerms terms, VendRequest request, Quote quote);
  }

  private static PlantedBug floats(String name, Making making) {
    return new PlantedBug(
        name,
        new Seams() {
          @Override
          public SimFloats floats(Database rows, Wire wire) {
            return making.floats(rows, wire);
          }
        });
  }

  private static PlantedBug terms(String name, Agreeing agreeing) {
    return new PlantedBug(
        name,
        new Seams() {
          @Override
          public SaleTerms terms(SaleTerms terms) {
            return (request, quote) -> agreeing.agree(terms, request, quote);
          }
        });
  }

  private static final class Overdrawn extends SimFloats {
    Overdrawn(Database rows, Wire wire) {
      super(rows, wire);
    }

    @Override
    public boolean covers(String partner, int number, long minor, Claim claim) {
      return true;
    }
  }

  private static Deposit nothing(String partner, int into) {
    return new Deposit(
        partner,
        "move-" + into,
        new Money(0, Shops.all().getFirst().currency()),
        "nobody",
        Instant.EPOCH);
  }

  /** Out of one slice, and into the other afterwards. */
  private static final class TwoSteps extends SimFloats {
    TwoSteps(Database rows, Wire wire) {
      super(rows, wire);
    }

    @Override
    public boolean gather(String partner, List<Part> parts, int into, Claim claim) {
      List<Part> out = parts.stream().map(part -> new Part(part.slice(), -part.minor())).toList();
      return record(nothing(partner, into), out) instanceof Recorded.Done
          && super.gather(partner, parts, into, claim);
    }
  }

  private static final class OutOfNothing extends SimFloats {
    OutOfNothing(Database rows, Wire wire) {
      super(rows, wire);
    }

    @Override
    public boolean gather(String partner, List<Part> parts, int into, Claim claim) {
      long sum = parts.stream().mapToLong(Part::minor).sum();
      return record(nothing(partner, into), List.of(new Part(into, sum))) instanceof Recorded.Done;
    }
  }

  private static final class DepositAgain extends SimFloats {
    DepositAgain(Database rows, Wire wire) {
      super(rows, wire);
    }

    @Override
    public Recorded record(Deposit deposit, List<Part> parts) {
      try {
        return super.record(deposit, parts);
      } catch (OutcomeUnknown unknown) {
        Deposit again =
            new Deposit(
                deposit.partner(),
                deposit.reference() + "-again",
                deposit.amount(),
                deposit.operator(),
                deposit.at());
        return super.record(again, parts);
      }
    }
  }

  private static final class DepositTwice extends SimFloats {
    DepositTwice(Database rows, Wire wire) {
      super(rows, wire);
    }

    @Override
    public Recorded record(Deposit deposit, List<Part> parts) {
      List<Part> twice =
          parts.stream().map(part -> new Part(part.slice(), 2 * part.minor())).toList();
      return super.record(deposit, twice);
    }
  }

  private static Answer<MoneySource> withoutCommission(
      SaleTerms terms, VendRequest request, Quote quote) {
    return terms
        .agree(request, quote)
        .map(source -> {
          if (!(source instanceof MoneySource.PartnerFloat account)) {
            return source;
          }
          MoneySource.Settlement settled = account.settlement().orElseThrow();
          Money none = Money.zero(settled.commission().currency());
          return account.with(new MoneySource.Settlement(none, settled.atSource(), settled.held()));
        });
  }

  private static Answer<MoneySource> otherSource(
      SaleTerms terms, VendRequest request, Quote quote) {
    return terms
        .agree(request, quote)
        .map(source -> {
          if (!(source instanceof MoneySource.PartnerFloat account)) {
            return source;
          }
          MoneySource.Settlement settled = account.settlement().orElseThrow();
          return account.with(
              new MoneySource.Settlement(
                  settled.commission(), !settled.atSource(), settled.held()));
        });
  }

  private static Answer<MoneySource> anyTill(SaleTerms terms, VendRequest request, Quote quote) {
    if (!(request.source() instanceof MoneySource.PartnerFloat account)) {
      return terms.agree(request, quote);
    }
    VendRequest elsewhere =
        new VendRequest(
            request.key(),
            request.meterNumber(),
            request.tender(),
            request.currency(),
            new MoneySource.PartnerFloat(
                account.partner(), Shops.TILL, account.payment(), Optional.empty()),
            request.requestedAt());
    return terms.agree(elsewhere, quote);
  }
}
