package prepaid.aws;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.MoneySource.Settlement;
import prepaid.vending.money.Money;

/**
 * A partner's float as a source in one short text: {@code
 * partner|terminal|payment|card|authorisation}, and once it is settled {@code
 * |commission|source|held}, money in minor units and flags as 1 and 0.
 */
public final class PartnerFloatText {
  private static final int ASKED_PARTS = 5;
  private static final int SETTLED_PARTS = 8;

  private PartnerFloatText() {}

  public static String of(PartnerFloat account) {
    Payment payment = account.payment();
    String asked =
        String.join(
            "|",
            List.of(
                account.partner(),
                account.terminal(),
                payment.kind(),
                payment.card().orElse(""),
                payment.authorisation().orElse("")));
    return account
        .settlement()
        .map(settled ->
            "%s|%d|%s|%s"
                .formatted(
                    asked,
                    settled.commission().minor(),
                    flag(settled.atSource()),
                    flag(settled.held())))
        .orElse(asked);
  }

  /**
   * @param currency of the commission
   * @throws IllegalArgumentException for any other text
   */
  public static PartnerFloat parse(String text, Currency currency) {
    String[] parts = text.split("\\|", -1);
    if (parts.length != ASKED_PARTS && parts.length != SETTLED_PARTS) {
      throw new IllegalArgumentException("not a partner's float");
    }
    return new PartnerFloat(
        parts[0],
        parts[1],
        new Payment(parts[2], present(parts[3]), present(parts[4])),
        parts.length == ASKED_PARTS
            ? Optional.empty()
            : Optional.of(
                new Settlement(
                    new Money(Long.parseLong(parts[5]), currency),
                    flag(parts[6]),
                    flag(parts[7]))));
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "1" -> true;
      case "0" -> false;
      default -> throw new IllegalArgumentException("a flag is 1 or 0");
    };
  }

  private static Optional<String> present(String part) {
    return part.isEmpty() ? Optional.empty() : Optional.of(part);
  }
}
