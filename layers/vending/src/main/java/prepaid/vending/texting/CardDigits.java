package prepaid.vending.texting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.texting.Command.Buy;
import prepaid.vending.texting.Command.CardAndMeter;
import prepaid.vending.texting.Command.Trouble;
import prepaid.vending.texting.Command.Unclear;

/**
 * The digits of a text that redeems a card. All of them are joined, whatever stands between, and
 * split into one PIN and one meter number whose check digit is right, in either order.
 */
final class CardDigits {
  static final int PIN_DIGITS = 16;
  private static final int[] METER_DIGITS = {11, 13};

  private CardDigits() {}

  static Command read(Pieces pieces) {
    String joined = pieces.joined();
    if (joined.isEmpty()) {
      return new Unclear(Trouble.HOW_TO_BUY, 0);
    }
    List<CardAndMeter> ways = ways(joined, ends(pieces), isTypedApart(pieces));
    return ways.isEmpty() ? trouble(pieces, joined) : new Buy(ways);
  }

  /**
   * Where both orders make a meter number, the one that was typed as groups comes first.
   *
   * @param apart whether only the order that was typed may count
   */
  private static List<CardAndMeter> ways(String joined, List<Integer> ends, boolean apart) {
    List<CardAndMeter> ways = new ArrayList<>();
    for (int meterDigits : METER_DIGITS) {
      if (joined.length() == PIN_DIGITS + meterDigits) {
        if (!apart || ends.contains(PIN_DIGITS)) {
          way(joined.substring(PIN_DIGITS), joined.substring(0, PIN_DIGITS)).ifPresent(ways::add);
        }
        if (!apart || ends.contains(meterDigits)) {
          way(joined.substring(0, meterDigits), joined.substring(meterDigits))
              .ifPresent(way -> ways.add(ends.contains(meterDigits) ? 0 : ways.size(), way));
        }
      }
    }
    return ways;
  }

  /** One group is the PIN and one the meter: a slip in the meter must not be sought in the PIN. */
  private static boolean isTypedApart(Pieces pieces) {
    return pieces.groups().size() == 2
        && pieces.groups().stream().anyMatch(group -> group.digits().length() == PIN_DIGITS);
  }

  private static Optional<CardAndMeter> way(String meter, String pin) {
    return Drn.refusal(meter).isEmpty()
        ? Optional.of(new CardAndMeter(pin, new Drn(meter)))
        : Optional.empty();
  }

  /** After how many digits each group ends. */
  private static List<Integer> ends(Pieces pieces) {
    List<Integer> ends = new ArrayList<>();
    int end = 0;
    for (Pieces.Group group : pieces.groups()) {
      end += group.digits().length();
      ends.add(end);
    }
    return ends;
  }

  private static Command trouble(Pieces pieces, String joined) {
    if (joined.length() == PIN_DIGITS) {
      return new Unclear(Trouble.NO_METER, 0);
    }
    List<MeterInGroups.Found> meters = MeterInGroups.all(pieces.groups());
    if (meters.isEmpty()) {
      boolean twoPins = joined.length() >= 2 * PIN_DIGITS;
      return new Unclear(twoPins ? Trouble.TWO_PINS : Trouble.METER_MISTYPED, 0);
    }
    int beside = joined.length() - meters.getFirst().meter().digits().length();
    return switch (beside) {
      case 0 -> new Unclear(Trouble.NO_PIN, 0);
      case 2 * PIN_DIGITS, 3 * PIN_DIGITS -> new Unclear(Trouble.TWO_PINS, 0);
      default -> new Unclear(Trouble.PIN_LENGTH, beside);
    };
  }
}
