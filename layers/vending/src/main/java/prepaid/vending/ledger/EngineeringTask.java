package prepaid.vending.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an engineering token does.
 *
 * @param value watts of a limit, the register of a clearance (see {@link
 *     prepaid.sts.CreditRegister}), the number of a test (see {@link prepaid.sts.MeterTest}); zero
 *     where the kind takes none
 */
public record EngineeringTask(Kind kind, long value) {
  /** The kinds of engineering tokens. */
  public enum Kind {
    POWER_LIMIT,
    PHASE_UNBALANCE_LIMIT,
    CLEAR_CREDIT,
    CLEAR_TAMPER,
    /** A test or a display, for every meter alike: it is not encrypted. */
    TEST;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> ofSlug(String slug) {
      return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
  }
}
