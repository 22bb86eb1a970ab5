package prepaid.partnervend.electrum;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.money.Money;

/**
 * How the customer paid at the till. A card's number comes masked or not at all: a whole one is
 * refused before anything of it is kept.
 */
final class Tenders {
  private static final String TYPES =
      "CASH|CHEQUE|CREDIT_CARD|DEBIT_CARD|WALLET|ROUNDING|GIFT_CARD|LOYALTY_CARD|OTHER";
  private static final String ACCOUNT_TYPES =
      "DEFAULT|SAVINGS|CHEQUE|CREDIT|UNIVERSAL|ELECTRONIC_PURSE|STORED_VALUE";
  private static final String ROUNDING = "rounding";
  private static final String MIXED = "mixed";
  private static final String OTHER = "other";

  /** What schemes give out begins with these digits, and has a right check digit. */
  private static final String PAN = "[2-6][0-9]{12,18}";

  private Tenders() {}

  static Payment read(Message message) {
    if (!message.list("paymentMethods").isEmpty()) {
      message.refuse("paymentMethods", "are not collected here: take the payment at the till");
    }
    Set<String> kinds = new TreeSet<>();
    Optional<String> card = Optional.empty();
    Optional<String> authorisation = Optional.empty();
    for (Message tender : message.list("tenders")) {
      kinds.add(kind(tender));
      Optional<String> masked = card(tender);
      Optional<String> reference = reference(tender);
      if (masked.isPresent()) {
        card = masked;
        authorisation = reference;
      }
    }
    kinds.remove(ROUNDING);
    return new Payment(kind(kinds), card, authorisation);
  }

  /** What a buyer gets back who paid with more cash than was asked for; of no other tender. */
  static Optional<Money> change(Message message, Amount asked) {
    if (!message.problems().isEmpty()) {
      return Optional.empty();
    }
    long cash = 0;
    long others = 0;
    for (Message tender : message.list("tenders")) {
      Amount amount = Amount.read(tender.object("amount"));
      boolean isCash = tender.text("tenderType", TYPES).equals("CASH");
      boolean counts = amount.currency().equals(asked.currency());
      cash += isCash && counts ? amount.minor() : 0;
      others += isCash || !counts ? 0 : amount.minor();
    }
    long change = Math.min(cash, cash + others - asked.minor());
    return change > 0 ? asked.money(change) : Optional.empty();
  }

  private static String kind(Set<String> kinds) {
    return switch (kinds.size()) {
      case 0 -> OTHER;
      case 1 -> kinds.iterator().next();
      default -> MIXED;
    };
  }

  private static String kind(Message tender) {
    String type = tender.text("tenderType", TYPES);
    Amount.read(tender.object("amount"));
    tender.optionalText("accountType", ACCOUNT_TYPES);
    return type.isEmpty() ? OTHER : type.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> card(Message tender) {
    Optional<String> card = tender.optionalText("cardNumber", "[0-9]{6}[0-9*]{0,13}");
    if (card.filter(number -> !Payment.isMasked(number)).isPresent()) {
      tender.refuse("cardNumber", "must be masked: at most the first six and the last four digits");
      return Optional.empty();
    }
    return card;
  }

  private static Optional<String> reference(Message tender) {
    Optional<String> reference = tender.optionalText("reference", "[^|\\p{Cntrl}]{0,40}");
    if (reference.filter(Tenders::holdsPan).isPresent()) {
      tender.refuse("reference", "must not hold a card's number");
      return Optional.empty();
    }
    return reference.filter(text -> !text.isEmpty());
  }

  /** Whether a run of digits, spaces and dashes left out, may be a whole card number. */
  static boolean holdsPan(String text) {
    String joined = text.replaceAll("(?<=[0-9])[ -](?=[0-9])", "");
    return Arrays.stream(joined.split("[^0-9]+", -1))
        .anyMatch(run -> run.matches(PAN) && isLuhn(run));
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int value = i % 2 == 1 ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }
}
