package prepaid.vending.desk;

import java.time.Instant;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.money.Units;
import prepaid.vending.operators.Approval;
import prepaid.vending.vending.VendRequest;

/**
 * A token that two operators order: one asks for it, and it is made once the other one agrees. An
 * approval holds the whole order, so that it can be made from there; whoever asks for the same
 * again asks for the same vend.
 */
public sealed interface PairOrder {
  String RESERVE_CREDIT = "reserve-credit";
  String CLEAR_CREDIT = "clear-credit";
  String EXCHANGE = "exchange";

  /** Between the parts of a subject; no part has one. */
  String BAR = "|";

  Drn meter();

  /** What is approved: everything that the second operator agrees to. */
  Approval.Act act();

  /** Why nobody pays. */
  MoneySource.Unpaid source(String by, Optional<String> approvedBy);

  /** Reserve credit beyond what one may give. */
  record Grant(
      Drn meter,
      GrantKind grant,
      Optional<Units> units,
      Optional<String> reasonCode,
      String reason,
      boolean texted)
      implements PairOrder {
    @Override
    public Approval.Act act() {
      String wanted = units.map(Units::text).orElse("");
      return PairOrder.act(
          RESERVE_CREDIT,
          meter,
          grant.slug(),
          wanted,
          reasonCode.orElse(""),
          textMark(texted),
          reason);
    }

    @Override
    public MoneySource.Grant source(String by, Optional<String> approvedBy) {
      Mandate mandate = new Mandate(by, approvedBy, reasonCode, reason, Optional.empty(), texted);
      return new MoneySource.Grant(grant, units, mandate, Optional.empty());
    }
  }

  /**
   * Credit that is taken away.
   *
   * @param register of the meter
   */
  record Clearance(Drn meter, long register, String reason, boolean texted) implements PairOrder {
    @Override
    public Approval.Act act() {
      return PairOrder.act(CLEAR_CREDIT, meter, Long.toString(register), textMark(texted), reason);
    }

    @Override
    public MoneySource.Engineering source(String by, Optional<String> approvedBy) {
      return new MoneySource.Engineering(
          new EngineeringTask(EngineeringTask.Kind.CLEAR_CREDIT, register),
          new Mandate(by, approvedBy, Optional.empty(), reason, Optional.empty(), texted));
    }
  }

  /**
   * What was left on a meter in whose place another one was put.
   *
   * @param meter the new one
   */
  record Remaining(Drn meter, Drn old, Units units, Optional<String> reasonCode, String reason)
      implements PairOrder {
    @Override
    public Approval.Act act() {
      return PairOrder.act(
          EXCHANGE, meter, old.digits(), units.text(), reasonCode.orElse(""), reason);
    }

    @Override
    public MoneySource.Grant source(String by, Optional<String> approvedBy) {
      String words = "Left on meter %s: %s".formatted(old.digits(), reason);
      return new MoneySource.Grant(
          GrantKind.GIFT,
          Optional.of(units),
          new Mandate(by, approvedBy, reasonCode, words, Optional.empty(), false),
          Optional.empty());
    }

    /** Under the old meter's name, whether one or two order it: it is given once. */
    public VendRequest request(String by, Optional<String> approvedBy, Instant now) {
      return VendRequest.unpaid(
          EXCHANGE + "-" + old.digits(), meter.digits(), source(by, approvedBy), now);
    }

    @Override
    public VendRequest request(Approval approval, Instant now) {
      return request(approval.requestedBy(), approval.approvedBy(), now);
    }
  }

  /** The order that an approval is about; empty when it is about something else. */
  static Optional<PairOrder> of(Approval approval) {
    String[] parts = approval.act().subject().split("\\|", -1);
    return switch (approval.act().kind()) {
      case RESERVE_CREDIT ->
          Optional.of(
              new Grant(
                  new Drn(parts[0]),
                  GrantKind.ofSlug(parts[1]).orElseThrow(),
                  Units.parse(parts[2]),
                  Optional.of(parts[3]).filter(code -> !code.isEmpty()),
                  parts[5],
                  isTexted(parts[4])));
      case CLEAR_CREDIT ->
          Optional.of(
              new Clearance(
                  new Drn(parts[0]), Long.parseLong(parts[1]), parts[3], isTexted(parts[2])));
      case EXCHANGE ->
          Optional.of(
              new Remaining(
                  new Drn(parts[0]),
                  new Drn(parts[1]),
                  Units.parse(parts[2]).orElseThrow(),
                  Optional.of(parts[3]).filter(code -> !code.isEmpty()),
                  parts[4]));
      default -> Optional.empty();
    };
  }

  /** The vend, under the approval's id: however often it is asked for, it is made once. */
  default VendRequest request(Approval approval, Instant now) {
    return VendRequest.unpaid(
        "ask-" + approval.id(),
        meter().digits(),
        source(approval.requestedBy(), approval.approvedBy()),
        now);
  }

  private static Approval.Act act(String kind, Drn meter, String... parts) {
    return new Approval.Act(kind, meter.digits() + BAR + String.join(BAR, parts));
  }

  private static String textMark(boolean texted) {
    return texted ? "sms" : "";
  }

  private static boolean isTexted(String part) {
    return !part.isEmpty();
  }
}
