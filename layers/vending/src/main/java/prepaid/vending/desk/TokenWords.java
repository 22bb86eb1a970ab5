package prepaid.vending.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import prepaid.sts.CreditRegister;
import prepaid.sts.MeterTest;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;

/** What a token does, in sentences that an operator can read out. */
public final class TokenWords {
  private TokenWords() {}

  public static String of(Vend vend, int place) {
    IssuedToken issued = vend.tokens().get(place);
    int count = vend.tokens().size();
    String order =
        count == 1
            ? ""
            : " It is number %d of %d, entered in this order.".formatted(place + 1, count);
    return what(vend, issued) + order;
  }

  private static String what(Vend vend, IssuedToken issued) {
    return switch (issued.kind()) {
      case KEY_CHANGE -> key(vend);
      case CREDIT -> "Credit that was sold: it adds %s.".formatted(adds(vend, issued));
      case FREE_UNITS -> "The free units of a month: it adds %s.".formatted(adds(vend, issued));
      case RESERVE_CREDIT -> reserve(vend, issued);
      case POWER_LIMIT, ENGINEERING ->
          vend.source() instanceof MoneySource.Engineering(EngineeringTask task, var mandate)
              ? words(task)
              : "A service token.";
    };
  }

  private static String adds(Vend vend, IssuedToken issued) {
    return issued
        .units()
        .map(units -> units.text() + " " + vend.resource().unit())
        .or(() -> issued.credit().map(Money::toString))
        .orElse("nothing");
  }

  private static String key(Vend vend) {
    StsAttributes to = vend.sts();
    String from =
        vend.keyMoved()
            .map(moved ->
                ", in place of that of group %s, revision %d, tariff index %s"
                    .formatted(
                        moved.from().supplyGroup(),
                        moved.from().keyRevision(),
                        moved.from().tariffIndex()))
            .orElse("");
    long keys =
        vend.tokens().stream().filter(token -> token.kind() == TokenKind.KEY_CHANGE).count();
    return ("One of %d tokens that give the meter the key of supply group %s, revision %d, tariff"
            + " index %s%s. All of them are entered before any token that was made later.")
        .formatted(keys, to.supplyGroup(), to.keyRevision(), to.tariffIndex(), from);
  }

  private static String reserve(Vend vend, IssuedToken issued) {
    String adds = "it adds %s.".formatted(adds(vend, issued));
    if (!(vend.source() instanceof MoneySource.Grant grant)) {
      return "Reserve credit: " + adds;
    }
    Optional<Debt> debt = grant.granted().flatMap(MoneySource.Granted::debt);
    return "Reserve credit (%s): %s%s"
        .formatted(
            grant.kind().slug(),
            adds,
            debt.map(owed ->
                    " Owed for it: %s."
                        .formatted(new Money(owed.owedMinor(), vend.tender().currency())))
                .orElse(""));
  }

  /** What an engineer's token does. */
  public static String words(EngineeringTask task) {
    return switch (task.kind()) {
      case POWER_LIMIT ->
          "It sets the power limit to %d W.".formatted(PowerLimits.shown(task.value()));
      case PHASE_UNBALANCE_LIMIT ->
          "It sets the limit of phase unbalance to %d W."
              .formatted(PowerLimits.shown(task.value()));
      case CLEAR_CREDIT -> "It clears %s.".formatted(register(task.value()));
      case CLEAR_TAMPER -> "It clears the tamper mark, so that the contactor may close again.";
      case TEST -> test(task.value());
    };
  }

  private static String register(long number) {
    return CreditRegister.ofNumber((int) number)
        .map(register ->
            register == CreditRegister.ALL
                ? "all credit in the meter"
                : "the credit of " + register.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElse("a register that is not known");
  }

  private static String test(long number) {
    String does =
        Arrays.stream(MeterTest.values())
            .filter(test -> test.ordinal() + 1 == number)
            .map(MeterTest::words)
            .findFirst()
            .orElse("do every test that it supports");
    return ("It asks the meter to %s. Tests are the same for every meter, and work any number of"
            + " times.")
        .formatted(does);
  }
}
