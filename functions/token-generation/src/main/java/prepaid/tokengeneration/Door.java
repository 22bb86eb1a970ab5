package prepaid.tokengeneration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.OnAccount;
import prepaid.vending.ledger.MoneySource.PaidPurchase;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Unpaid;
import prepaid.vending.partners.Partner;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.VendRequest;

/**
 * An alias of the module: one a channel. The policies of the functions say who may knock; the door
 * says what it lets in, so that a function can only do its own channel's business.
 */
enum Door {
  WEB(source -> source instanceof PaidPurchase || isOwnEmergency(source)),
  UPKEEP(source -> source instanceof PaidPurchase || isDueOrOfRun(source)),
  PARTNER(source -> source instanceof PartnerFloat account && !account.isByText()),
  SMS(source ->
      source instanceof PartnerFloat account && account.isByText() || isOwnEmergency(source)),
  /** Redeems cards: for a PIN, never for a serial. */
  CARD(source -> false),
  /** Reserve credit that operators give, and debts that two of them write off. */
  RESERVE(source -> isOfReserve(source) && isByHand(((Unpaid) source).mandate())),
  /**
   * Completes keys, notes initial credit, makes what engineers ask for, sells on account, and gives
   * the reserve credit that a second operator agrees to.
   */
  OFFICE(source ->
      source instanceof Unpaid unpaid
              && isByHand(unpaid.mandate())
              && (!isOfReserve(source) || isGrantOfTwo(source))
          || source instanceof OnAccount account && isByHand(account.mandate())),
  AUDIT(source -> false);

  private static final String WEB_PAYER = "web";
  private static final String CARD_PAYER = "card";

  private final Predicate<MoneySource> source;

  Door(Predicate<MoneySource> source) {
    this.source = source;
  }

  /** Emergency credit that the holder of the registered phone asks for. */
  private static boolean isOwnEmergency(MoneySource source) {
    return source instanceof Grant grant
        && grant.kind() == GrantKind.EMERGENCY
        && grant.mandate().by().equals(Mandate.CONSUMER)
        && grant.mandate().run().isEmpty();
  }

  /** What an operator asked for before, or for many meters at once. */
  private static boolean isDueOrOfRun(MoneySource source) {
    return switch (source) {
      case Grant grant when grant.kind() == GrantKind.INITIAL ->
          grant.mandate().by().equals(Mandate.SCHEDULE) && !isOfRun(grant);
      case Grant grant ->
          isOfRun(grant) && (grant.kind() == GrantKind.GIFT || grant.kind() == GrantKind.INCENTIVE);
      case Engineering(var task, var mandate) ->
          task.kind() == EngineeringTask.Kind.POWER_LIMIT && mandate.by().equals(Mandate.SCHEDULE);
      case MoneySource.KeyChange change -> isOfRun(change);
      default -> false;
    };
  }

  private static boolean isOfRun(Unpaid unpaid) {
    return unpaid.mandate().run().isPresent();
  }

  private static boolean isByHand(Mandate mandate) {
    return mandate.run().isEmpty()
        && !mandate.by().equals(Mandate.CONSUMER)
        && !mandate.by().equals(Mandate.SCHEDULE);
  }

  private static boolean isGrantOfTwo(MoneySource source) {
    return source instanceof Grant(var kind, var wanted, Mandate mandate, var granted)
        && mandate.approvedBy().filter(by -> !by.equals(mandate.by())).isPresent();
  }

  private static boolean isOfReserve(MoneySource source) {
    return source instanceof MoneySource.WriteOff
        || source instanceof Grant grant && grant.kind().hasToken();
  }

  /** The door of an invoked ARN: its last part. A call without an alias finds none. */
  static Optional<Door> ofArn(String invokedFunctionArn) {
    String last = invokedFunctionArn.substring(invokedFunctionArn.lastIndexOf(':') + 1);
    return Arrays.stream(values())
        .filter(door -> door.name().toLowerCase(Locale.ROOT).equals(last))
        .findFirst();
  }

  boolean admits(VendRequest request) {
    return source.test(request.source()) && request.key().payer().equals(payer(request.source()));
  }

  /** Who may ask for a vend that this source pays for; what nobody pays for says so itself. */
  private static String payer(MoneySource source) {
    return switch (source) {
      case PaidPurchase purchase -> WEB_PAYER;
      case MoneySource.Card card -> CARD_PAYER;
      case PartnerFloat account -> account.partner();
      case OnAccount account -> VendRequest.ACCOUNT_PAYER;
      case Unpaid unpaid -> VendRequest.payer(unpaid);
    };
  }

  /** Whether a sale is one of those that this door's source pays for. */
  boolean admits(AdviceRequest request) {
    return (this == PARTNER || this == SMS) && Partner.isId(request.sale().payer());
  }

  /** Whether it decodes tokens of the ledger: the auditors' door does, and nothing else. */
  boolean checksTokens() {
    return this == AUDIT;
  }

  boolean redeems() {
    return this == CARD;
  }

  boolean completesKeys() {
    return this == OFFICE;
  }
}
