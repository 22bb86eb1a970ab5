package prepaid.vending.texting;

import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.messaging.TextLanguage;

/** What a text asks for. PINs are secrets, so whatever carries one never prints it. */
public sealed interface Command {
  /**
   * Redeem a scratch card.
   *
   * @param ways how its digits may be read, the likeliest first: at least one
   */
  record Buy(List<CardAndMeter> ways) implements Command {
    public Buy {
      ways = List.copyOf(ways);
    }
  }

  /** One reading of a scratch card's PIN, 16 digits, and a meter. */
  record CardAndMeter(String pin, Drn meter) {
    @Override
    public String toString() {
      return "CardAndMeter[…]";
    }
  }

  /** What the meter's account is: month, debts, limits. */
  record Balance(Optional<Drn> meter) implements Command {}

  /** The last tokens once more. */
  record Last(Optional<Drn> meter) implements Command {}

  /** What an amount would buy; decimal text such as {@code 50.00}. */
  record Price(Drn meter, String amount) implements Command {}

  /** Reserve credit. */
  record Sos(Optional<Drn> meter) implements Command {}

  /** The month's free units. */
  record Free(Optional<Drn> meter) implements Command {}

  /** What a token is, and why a meter may refuse it; 20 digits. */
  record Why(String token) implements Command {
    @Override
    public String toString() {
      return "Why[…]";
    }
  }

  /** Answer in this language from now on; empty when the one asked for is not spoken here. */
  record Speak(Optional<TextLanguage> language) implements Command {}

  record Help() implements Command {}

  /** Send no texts that were not asked for by text. */
  record Stop() implements Command {}

  record Start() implements Command {}

  /** A phone vendor's sale; decimal text such as {@code 50.00}. */
  record Sell(Drn meter, String amount, String pin, boolean surely) implements Command {
    @Override
    public String toString() {
      return "Sell[" + meter + ", " + amount + "]";
    }
  }

  /** What is left of a phone vendor's advance. */
  record Float() implements Command {}

  /** What a phone vendor sold today. */
  record Sales() implements Command {}

  /**
   * Take a sale back.
   *
   * @param sale its number among the meter's sales
   */
  record Reverse(Drn meter, long sale, String pin) implements Command {
    @Override
    public String toString() {
      return "Reverse[" + meter + ", " + sale + "]";
    }
  }

  /** The confirming word after a sale that looks like the one before. */
  record Surely(String pin) implements Command {
    @Override
    public String toString() {
      return "Surely[…]";
    }
  }

  /** A phone vendor's first PIN, against the one-time code. */
  record Join(String code, String pin) implements Command {
    @Override
    public String toString() {
      return "Join[…]";
    }
  }

  /**
   * A text that cannot be followed.
   *
   * @param count how many digits were found where that matters, else 0
   */
  record Unclear(Trouble trouble, int count) implements Command {}

  /** What is wrong with a text, as far as it helps whoever wrote it. */
  enum Trouble {
    /** Nothing in it is known. */
    NOTHING_KNOWN,
    TOO_LONG,
    /** It asks to buy and has no digits. */
    HOW_TO_BUY,
    /** A card's PIN and no meter. */
    NO_METER,
    /** A meter and no PIN. */
    NO_PIN,
    /** Of the digits beside the meter, the count is none of a PIN. */
    PIN_LENGTH,
    TWO_PINS,
    /** No part of the digits is a meter number: one of them is mistyped. */
    METER_MISTYPED,
    HOW_TO_PRICE,
    HOW_TO_SELL,
    HOW_TO_REVERSE,
    HOW_TO_JOIN,
    HOW_TO_CONFIRM,
    NO_TOKEN
  }
}
