package prepaid.meter;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the meter's display shows, in text. */
final class Display {
  private Display() {}

  /** At rest: the credit left. Money is shown in cents, rounded down: no promise of more. */
  static String atRest(StsMeter meter) {
    return amount(meter.identity(), meter.state().registers().credit());
  }

  /** Right after an entry. */
  static String after(MeterIdentity identity, KeypadAnswer answer) {
    return switch (answer) {
      case KeypadAnswer.Credited credited -> {
        String sign = credited.added() < 0 ? "" : "+";
        yield "ACCEPT " + sign + amount(identity, credited.added());
      }
      case KeypadAnswer.Shown shown -> shown.text();
      case KeypadAnswer.Refused refused -> refused.result().display();
    };
  }

  /** A sentence for the person at the keypad. */
  static String words(MeterIdentity identity, KeypadAnswer answer) {
    return switch (answer) {
      case KeypadAnswer.Credited credited -> {
        String sign = credited.added() < 0 ? "" : "+";
        yield "Accepted: " + sign + amount(identity, credited.added());
      }
      case KeypadAnswer.Shown shown -> "Accepted: " + shown.text();
      case KeypadAnswer.Refused refused -> refused.result().words();
    };
  }

  private static String amount(MeterIdentity identity, long steps) {
    int places = identity.counting().places();
    int shown = Math.min(places, 2);
    BigDecimal value = BigDecimal.valueOf(steps, places).setScale(shown, RoundingMode.FLOOR);
    return value.toPlainString() + " " + identity.unit();
  }
}
