package prepaid.vending.ledger;

import java.time.LocalDate;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.Terms;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.PricingState;

/**
 * The chain of a meter's vends: each row carries the hash of the one before and its own, so that a
 * row that was altered, removed, inserted or reordered shows.
 *
 * <p>The hash is that of {@link FieldDigest} over every other field of the row. The first field
 * names this form; another form gets another name.
 */
public final class Chain {
  private static final String FORM = "vend-3";

  private final FieldDigest digest = new FieldDigest();

  private Chain() {}

  /** The row with its own hash in place; its sequence and previous hash are already there. */
  public static Vend seal(Vend vend) {
    return vend.withHash(hash(vend));
  }

  /** The hash that this row must carry, 64 hexadecimal digits. */
  public static String hash(Vend vend) {
    return new Chain().identity(vend).money(vend).tokens(vend).keyMoved(vend).digest.finish();
  }

  /** Whether the row carries its own hash and follows that head. */
  public static boolean follows(Vend vend, ChainHead head) {
    return vend.sequence() == head.sequence() + 1
        && vend.previousHash().equals(head.hash())
        && vend.hash().equals(hash(vend));
  }

  private Chain identity(Vend vend) {
    return add(FORM)
        .add(vend.sequence())
        .add(vend.previousHash())
        .add(vend.key().text())
        .add(vend.meter().digits())
        .add(vend.sts().supplyGroup())
        .add(vend.sts().tariffIndex())
        .add(vend.sts().keyRevision())
        .add(vend.sts().keyType().name())
        .add(vend.sts().encryptionAlgorithm().name())
        .add(vend.baseDate().year())
        .add(vend.utility())
        .add(vend.resource().slug())
        .add(vend.holder().orElse(""))
        .add(vend.tokenMinute())
        .add(vend.at().toEpochMilli())
        .add(vend.sampleTables() ? 1 : 0);
  }

  private Chain money(Vend vend) {
    add(vend.tender().minor()).add(vend.tender().currency().getCurrencyCode());
    switch (vend.source()) {
      case MoneySource.PaidPurchase(var purchaseId) -> add("paid-purchase").add(purchaseId);
      case MoneySource.Card(var serial) -> add("card").add(serial);
      case MoneySource.PartnerFloat account -> partnerFloat(account);
      case MoneySource.OnAccount(var mandate) -> add("on-account").mandate(mandate);
      case MoneySource.Unpaid unpaid -> unpaid(unpaid);
    }
    add(vend.tariff()).add(vend.tariffVersion().toString());
    pricedFrom(vend.pricedFrom()).add(vend.lines().size());
    for (Line line : vend.lines()) {
      add(line.kind().slug())
          .add(line.description())
          .add(line.net().minor())
          .add(line.tax().minor())
          .add(line.units().map(units -> units.text()).orElse(""));
    }
    return this;
  }

  private Chain pricedFrom(PricingState state) {
    add(state.mode().slug())
        .add(state.month().toString())
        .add(state.monthTenths())
        .add(state.fixedMonthsDue())
        .add(state.carriedMinor())
        .add(state.freeUnitsDue() ? 1 : 0)
        .add(state.way().channel().slug())
        .add(state.way().payment().slug())
        .add(state.debts().size());
    state.debts().forEach(this::debt);
    return this;
  }

  private void debt(Debt debt) {
    add(debt.id())
        .add(debt.kind().slug())
        .add(debt.units().text())
        .add(debt.owedMinor())
        .add(debt.due().map(LocalDate::toString).orElse(""))
        .add(debt.order())
        .add(debt.takenMinor());
    switch (debt.terms()) {
      case Terms.Share(int points) -> add("share").add(points);
      case Terms.Instalment(long minor) -> add("instalment").add(minor);
    }
  }

  private void unpaid(MoneySource.Unpaid unpaid) {
    switch (unpaid) {
      case MoneySource.Grant grant -> {
        MoneySource.Granted granted = grant.granted().orElseThrow();
        add("grant")
            .add(grant.kind().slug())
            .add(grant.wanted().orElseThrow().text())
            .add(granted.value().minor())
            .add(granted.fee().minor())
            .add(granted.debt().isPresent() ? 1 : 0);
        granted.debt().ifPresent(this::debt);
      }
      case MoneySource.Engineering(var task, var mandate) ->
          add("engineering").add(task.kind().slug()).add(task.value());
      case MoneySource.KeyChange(var target, var mandate) ->
          add("key-change")
              .add(target.supplyGroup().orElse(""))
              .add(target.keyRevision().map(String::valueOf).orElse(""))
              .add(target.tariffIndex().orElse(""));
      case MoneySource.WriteOff(var debt, var written, var mandate) ->
          add("write-off").add(debt).add(written.orElseThrow());
    }
    mandate(unpaid.mandate());
  }

  private Chain mandate(Mandate mandate) {
    return add(mandate.by())
        .add(mandate.approvedBy().orElse(""))
        .add(mandate.reasonCode().orElse(""))
        .add(mandate.reason())
        .add(mandate.run().orElse(""))
        .add(mandate.texted() ? 1 : 0);
  }

  private void partnerFloat(MoneySource.PartnerFloat account) {
    MoneySource.Settlement settlement = account.settlement().orElseThrow();
    add("partner-float")
        .add(account.partner())
        .add(account.terminal())
        .add(account.payment().kind())
        .add(account.payment().card().orElse(""))
        .add(account.payment().authorisation().orElse(""))
        .add(settlement.commission().minor())
        .add(settlement.atSource() ? 1 : 0)
        .add(settlement.held() ? 1 : 0);
  }

  private Chain tokens(Vend vend) {
    add(vend.tokens().size());
    for (IssuedToken token : vend.tokens()) {
      add(token.kind().slug())
          .add(token.token().digits())
          .add(token.tokenIdentifier())
          .add(token.units().map(units -> units.text()).orElse(""))
          .add(token.credit().map(credit -> credit.text()).orElse(""));
    }
    return this;
  }

  /** Last, and nothing at all where the key stayed. */
  private Chain keyMoved(Vend vend) {
    vend.keyMoved()
        .ifPresent(moved ->
            add("key-moved")
                .add(moved.from().supplyGroup())
                .add(moved.from().tariffIndex())
                .add(moved.from().keyRevision())
                .add(moved.from().keyType().name())
                .add(moved.baseDate().year()));
    return this;
  }

  private Chain add(long number) {
    return add(Long.toString(number));
  }

  private Chain add(String text) {
    digest.add(text);
    return this;
  }
}
