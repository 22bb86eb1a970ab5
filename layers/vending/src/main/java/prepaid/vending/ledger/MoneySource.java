package prepaid.vending.ledger;

import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/** What pays for a vend, or by whose mandate nobody does. */
public sealed interface MoneySource {
  /** A consumer's purchase that a payment provider has reported as paid. */
  record PaidPurchase(String purchaseId) implements MoneySource {}

  /**
   * A scratch card, paid for when it was sold. Its vend's reference is the serial too, so the vend
   * row itself is the mark that the card was redeemed.
   *
   * @param serial the number that is printed in clear, at least 12 digits
   */
  record Card(String serial) implements MoneySource {
    public Card {
      if (!serial.matches("[0-9]{12,16}")) {
        throw new IllegalArgumentException("serial: 12-16 digits");
      }
    }
  }

  /**
   * The float of a partner.
   *
   * @param terminal the till, as the partner names it; without spaces and bars
   * @param payment how the customer paid the partner; never a full card number
   * @param settlement decided by the secure module: there in every vend row, in no request
   */
  record PartnerFloat(
      String partner, String terminal, Payment payment, Optional<Settlement> settlement)
      implements MoneySource {
    public PartnerFloat {
      if (!terminal.matches("[^|#\\s]{0,32}")) {
        throw new IllegalArgumentException("terminal: at most 32 characters without spaces, | #");
      }
    }

    /** The name of no till: the sale came by text, from the vendor's own phone. */
    public static final String BY_TEXT = "sms";

    public boolean isByText() {
      return terminal.equals(BY_TEXT);
    }

    public PartnerFloat with(Settlement decided) {
      return new PartnerFloat(partner, terminal, payment, Optional.of(decided));
    }
  }

  /**
   * How a customer paid at a till.
   *
   * @param kind such as {@code cash} or {@code debit-card}
   * @param card the masked number of a card: at most ten digits, the others asterisks
   * @param authorisation the acquirer's code of a card payment
   */
  record Payment(String kind, Optional<String> card, Optional<String> authorisation) {
    public Payment {
      if (!kind.matches("[a-z-]{1,20}")
          || card.filter(text -> !isMasked(text)).isPresent()
          || authorisation.filter(text -> !text.matches("[^|\\p{Cntrl}]{1,40}")).isPresent()) {
        throw new IllegalArgumentException("no payment is like this");
      }
    }

    public static Payment of(String kind) {
      return new Payment(kind, Optional.empty(), Optional.empty());
    }

    /** Whether a card's number shows at most its first six and last four digits. */
    public static boolean isMasked(String card) {
      return card.matches("[0-9*]{6,19}") && card.chars().filter(Character::isDigit).count() <= 10;
    }
  }

  /**
   * What a sale from a float costs the float.
   *
   * @param commission what the partner earns; negative in a reversal
   * @param atSource whether the float is charged the tender less the commission
   * @param held whether the tokens wait for the partner's confirmation
   */
  record Settlement(Money commission, boolean atSource, boolean held) {
    /** What a tender takes from the float. */
    public Money taken(Money tender) {
      return atSource ? tender.minus(commission) : tender;
    }
  }

  /** The meter's post-pay account: it owes the tender from now on, and pays by its statement. */
  record OnAccount(Mandate mandate) implements MoneySource {}

  /** Nobody pays: an operator, a policy or a run gives it, and the row says who and why. */
  sealed interface Unpaid extends MoneySource {
    Mandate mandate();
  }

  /**
   * Reserve credit.
   *
   * @param wanted how much; empty asks for as much as the policy admits, and in a vend row it never
   *     is
   * @param granted decided by the secure module: there in every vend row, in no request
   */
  record Grant(GrantKind kind, Optional<Units> wanted, Mandate mandate, Optional<Granted> granted)
      implements Unpaid {
    public Grant with(Units units, Granted decided) {
      return new Grant(kind, Optional.of(units), mandate, Optional.of(decided));
    }
  }

  /**
   * What a grant is worth.
   *
   * @param value of its units at the tariff then in force, with tax and levies
   * @param fee of the policy, zero where there is none
   * @param debt what the meter owes for it; empty for a present and for what was paid
   */
  record Granted(Money value, Money fee, Optional<Debt> debt) {}

  /** A token that sets, clears or tests something in the meter. */
  record Engineering(EngineeringTask task, Mandate mandate) implements Unpaid {}

  /** The tokens that give a meter another key; each attribute that is empty stays as it is. */
  record KeyChange(KeyTarget target, Mandate mandate) implements Unpaid {}

  /**
   * A debt that nobody will pay any more is taken off the meter, by the word of two people.
   *
   * @param debt its id
   * @param written off, in minor units; decided by the secure module: there in every vend row, in
   *     no request
   */
  record WriteOff(String debt, Optional<Long> written, Mandate mandate) implements Unpaid {
    public WriteOff {
      if (!debt.matches("[a-z0-9-]{1,16}")) {
        throw new IllegalArgumentException("debt: 1-16 lower-case letters, digits, dashes");
      }
    }
  }

  /**
   * Whether a request that names this source is the one that the other source paid for: whoever
   * pays and how, not at which till; whatever is given, not with which words.
   */
  default boolean paysLike(MoneySource other) {
    return switch (this) {
      case PartnerFloat mine when other instanceof PartnerFloat theirs ->
          mine.partner().equals(theirs.partner())
              && mine.payment().kind().equals(theirs.payment().kind());
      case OnAccount mine when other instanceof OnAccount -> true;
      case Grant mine when other instanceof Grant theirs ->
          mine.kind() == theirs.kind()
              && (mine.wanted().isEmpty() || mine.wanted().equals(theirs.wanted()));
      case Engineering(var task, var mandate) when other instanceof Engineering theirs ->
          task.equals(theirs.task());
      case KeyChange(var target, var mandate) when other instanceof KeyChange theirs ->
          target.equals(theirs.target());
      case WriteOff mine when other instanceof WriteOff theirs -> mine.debt().equals(theirs.debt());
      default -> equals(other);
    };
  }
}
