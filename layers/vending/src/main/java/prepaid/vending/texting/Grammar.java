package prepaid.vending.texting;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.texting.Command.Trouble;
import prepaid.vending.texting.Command.Unclear;
import prepaid.vending.texting.Pieces.Group;

/**
 * Reads a text as people write them: any case, any order, digits in groups or in one, stars and
 * hashes and commas between, words of five languages with a letter wrong, or no word at all.
 */
public final class Grammar {
  /** So many digits are meant to be a meter's number, however many were left out. */
  private static final int METER_DIGITS_LEFT_MIN = 6;

  private static final int TOKEN_DIGITS = 20;
  private static final String VENDOR_PIN = "[0-9]{4,6}";
  private static final int FRACTION_DIGITS_MAX = 2;
  private static final int SALE_DIGITS_MAX = 9;

  private Grammar() {}

  public static Heard read(String text) {
    if (text.codePointCount(0, text.length()) > Limits.TEXT_IN_CHARACTERS_MAX) {
      return new Heard(new Unclear(Trouble.TOO_LONG, 0), Optional.empty());
    }
    Pieces pieces = Pieces.of(text);
    Optional<Vocabulary.Meaning> meaning =
        pieces.words().stream().flatMap(word -> Vocabulary.of(word).stream()).findFirst();
    Command command =
        meaning.map(known -> said(known.keyword(), pieces)).orElseGet(() -> unsaid(pieces));
    return new Heard(command, meaning.flatMap(Vocabulary.Meaning::language));
  }

  /** Digits alone: a token is asked about, anything else is a card and its meter. */
  private static Command unsaid(Pieces pieces) {
    String digits = pieces.joined();
    if (digits.length() == TOKEN_DIGITS) {
      return new Command.Why(digits);
    }
    boolean isNumber = digits.length() >= CardDigits.PIN_DIGITS - 1 || isMeter(digits);
    return isNumber ? CardDigits.read(pieces) : new Unclear(Trouble.NOTHING_KNOWN, 0);
  }

  private static boolean isMeter(String digits) {
    return Drn.refusal(digits).isEmpty();
  }

  private static Command said(Keyword keyword, Pieces pieces) {
    return switch (keyword) {
      case BUY -> CardDigits.read(pieces);
      case BALANCE -> about(pieces, Command.Balance::new);
      case LAST -> about(pieces, Command.Last::new);
      case PRICE -> price(pieces);
      case SOS -> about(pieces, Command.Sos::new);
      case FREE -> about(pieces, Command.Free::new);
      case WHY -> why(pieces);
      case LANGUAGE -> new Command.Speak(language(pieces));
      case HELP -> new Command.Help();
      case STOP -> new Command.Stop();
      case START -> new Command.Start();
      case SELL -> sell(pieces);
      case FLOAT -> new Command.Float();
      case SALES -> new Command.Sales();
      case REVERSE -> reverse(pieces);
      case YES -> yes(pieces);
      case JOIN -> join(pieces);
    };
  }

  /** Whoever mistypes a meter's number is not answered about another one. */
  private static Command about(Pieces pieces, Function<Optional<Drn>, Command> command) {
    Optional<Drn> meter = meter(pieces);
    return meter.isEmpty() && pieces.joined().length() >= METER_DIGITS_LEFT_MIN
        ? new Unclear(Trouble.METER_MISTYPED, 0)
        : command.apply(meter);
  }

  private static Optional<Drn> meter(Pieces pieces) {
    return MeterInGroups.all(pieces.groups()).stream().map(MeterInGroups.Found::meter).findFirst();
  }

  private static Command why(Pieces pieces) {
    String digits = pieces.joined();
    return digits.length() == TOKEN_DIGITS
        ? new Command.Why(digits)
        : new Unclear(Trouble.NO_TOKEN, digits.length());
  }

  private static Optional<TextLanguage> language(Pieces pieces) {
    return pieces.words().stream().flatMap(word -> Vocabulary.language(word).stream()).findFirst();
  }

  private static Command price(Pieces pieces) {
    for (MeterInGroups.Found found : MeterInGroups.all(pieces.groups())) {
      Optional<String> amount = amount(found.rest());
      if (amount.isPresent()) {
        return new Command.Price(found.meter(), amount.get());
      }
    }
    return new Unclear(Trouble.HOW_TO_PRICE, 0);
  }

  /** Beside the meter, the last group is the PIN and what is before it the amount. */
  private static Command sell(Pieces pieces) {
    boolean surely = pieces.words().stream().anyMatch(Grammar::isYes);
    for (MeterInGroups.Found found : MeterInGroups.all(pieces.groups())) {
      List<Group> rest = found.rest();
      if (rest.size() >= 2 && isVendorPin(rest.getLast())) {
        Optional<String> amount = amount(rest.subList(0, rest.size() - 1));
        if (amount.isPresent()) {
          return new Command.Sell(found.meter(), amount.get(), rest.getLast().digits(), surely);
        }
      }
    }
    return new Unclear(Trouble.HOW_TO_SELL, 0);
  }

  private static boolean isYes(String word) {
    return Vocabulary.of(word).filter(known -> known.keyword() == Keyword.YES).isPresent();
  }

  /** A sale is named as its text names it: the meter, a dash, and the sale's number. */
  private static Command reverse(Pieces pieces) {
    for (MeterInGroups.Found found : MeterInGroups.all(pieces.groups())) {
      List<Group> rest = found.rest();
      if (rest.size() == 2
          && isVendorPin(rest.get(1))
          && rest.get(0).digits().length() <= SALE_DIGITS_MAX) {
        long sale = Long.parseLong(rest.get(0).digits());
        return new Command.Reverse(found.meter(), sale, rest.get(1).digits());
      }
    }
    return new Unclear(Trouble.HOW_TO_REVERSE, 0);
  }

  private static Command yes(Pieces pieces) {
    List<Group> groups = pieces.groups();
    return groups.size() == 1 && isVendorPin(groups.get(0))
        ? new Command.Surely(groups.get(0).digits())
        : new Unclear(Trouble.HOW_TO_CONFIRM, 0);
  }

  private static Command join(Pieces pieces) {
    List<Group> groups = pieces.groups();
    return groups.size() == 2 && isVendorPin(groups.get(1))
        ? new Command.Join(groups.get(0).digits(), groups.get(1).digits())
        : new Unclear(Trouble.HOW_TO_JOIN, 0);
  }

  private static boolean isVendorPin(Group group) {
    return !group.isFraction() && group.digits().matches(VENDOR_PIN);
  }

  /** {@code 50}, {@code 50.00}, {@code 50,5}; a thousand's comma or space is no part of it. */
  private static Optional<String> amount(List<Group> groups) {
    return switch (groups.size()) {
      case 1 -> Optional.of(groups.get(0).digits());
      case 2 -> {
        Group fraction = groups.get(1);
        boolean isFraction =
            fraction.isFraction() && fraction.digits().length() <= FRACTION_DIGITS_MAX;
        yield isFraction
            ? Optional.of(groups.get(0).digits() + "." + fraction.digits())
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }
}
