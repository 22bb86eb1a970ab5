package prepaid.meter.device;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the meter's display shows: whole in text, and cut for its eight digits. */
public final class Display {
  /** Characters that the glass has room for; a point takes none. */
  public static final int DIGITS = 8;

  private Display() {}

  /** At rest: the credit left. Money is shown in cents, rounded down: no promise of more. */
  public static String atRest(StsMeter meter) {
    return amount(meter.identity(), meter.state().registers().credit());
  }

  /** What the display shows in turn with the credit, most urgent first. */
  public static List<String> notices(StsMeter meter) {
    List<String> notices = new ArrayList<>();
    if (meter.lockedSeconds() > 0) {
      notices.add("WAIT " + meter.lockedSeconds());
    }
    if (meter.keyChangeSecondsLeft() > 0) {
      StringBuilder entered = new StringBuilder("KCT ");
      meter.state().keyChange().numbers().forEach(entered::append);
      notices.add(entered.toString());
    }
    meter.openReasons().forEach(reason -> notices.add(reason.display()));
    if (meter.state().registers().reserveInUse()) {
      notices.add("RESERVE");
    }
    if (meter.lowCredit() && meter.state().registers().credit() > 0) {
      notices.add("LOW");
    }
    return notices;
  }

  /** Right after an entry. */
  public static String after(MeterIdentity identity, KeypadAnswer answer) {
    return switch (answer) {
      case KeypadAnswer.Credited credited -> "ACCEPT " + signed(identity, credited.added());
      case KeypadAnswer.Shown shown -> shown.text();
      case KeypadAnswer.Executed executed -> "ACCEPT " + executed.text();
      case KeypadAnswer.SectionTaken section -> section.result().display();
      case KeypadAnswer.Refused refused -> refused.result().display();
    };
  }

  /** A sentence for the person at the keypad. */
  public static String words(MeterIdentity identity, KeypadAnswer answer) {
    return switch (answer) {
      case KeypadAnswer.Credited credited -> "Accepted: " + signed(identity, credited.added());
      case KeypadAnswer.Shown shown -> "Accepted: " + shown.text();
      case KeypadAnswer.Executed executed -> "Accepted: " + executed.text();
      case KeypadAnswer.SectionTaken section -> section.result().words();
      case KeypadAnswer.Refused refused -> refused.result().words();
    };
  }

  /**
   * A text as the eight digits show it, one after the other: words stay whole where they can, and
   * capital letters are all that the glass has.
   */
  public static List<String> frames(String text) {
    List<String> frames = new ArrayList<>();
    String frame = "";
    for (String word : text.replace(",", "").replace("³", "3").split(" ", -1)) {
      String joined = frame.isEmpty() ? word : frame + " " + word;
      if (width(joined) <= DIGITS) {
        frame = joined;
        continue;
      }
      if (!frame.isEmpty()) {
        frames.add(frame);
      }
      frame = word;
      while (width(frame) > DIGITS) {
        int cut = cut(frame);
        frames.add(frame.substring(0, cut));
        frame = frame.substring(cut);
      }
    }
    frames.add(frame);
    return frames.stream().map(one -> one.toUpperCase(Locale.ROOT)).toList();
  }

  private static int width(String text) {
    return text.length() - (int) text.chars().filter(character -> character == '.').count();
  }

  /** The longest beginning that fits. */
  private static int cut(String word) {
    int end = word.length();
    while (width(word.substring(0, end)) > DIGITS) {
      end--;
    }
    return end;
  }

  private static String signed(MeterIdentity identity, long steps) {
    return (steps < 0 ? "" : "+") + amount(identity, steps);
  }

  private static String amount(MeterIdentity identity, long steps) {
    int places = identity.counting().places();
    int shown = Math.min(places, 2);
    BigDecimal value = BigDecimal.valueOf(steps, places).setScale(shown, RoundingMode.FLOOR);
    return value.toPlainString() + " " + identity.unit();
  }
}
