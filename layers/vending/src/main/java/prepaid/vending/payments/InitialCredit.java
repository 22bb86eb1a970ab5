package prepaid.vending.payments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import prepaid.sts.Drn;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * Has the ledger note what the maker programmed into a meter, once the meter is registered: without
 * a token, once, as a present or a debt as the utility's policy says.
 *
 * <p>A reminder is written before the meter is, so that whoever dies in between forgets nothing; it
 * goes on until the note stands. Whoever registers one meter notes it at once as well.
 */
public final class InitialCredit {
  private static final String REFERENCE = "initial-";
  private static final String REASON = "the maker's initial credit";
  private static final String BETWEEN = ",";

  private final Reminders reminders;
  private final VendChannel channel;
  private final InstantSource clock;

  public InitialCredit(Reminders reminders, VendChannel channel, InstantSource clock) {
    this.reminders = reminders;
    this.channel = channel;
    this.clock = clock;
  }

  /** Whether a registration brings initial credit that was not known before. */
  public static boolean isNews(Optional<Meter> there, Registration asked) {
    return has(asked) && there.map(meter -> !has(meter.registration())).orElse(true);
  }

  private static boolean has(Registration meter) {
    return meter.initialCredit().tenths() > 0;
  }

  /**
   * Promises to note it.
   *
   * @param meters at most {@code Limits.REGISTERED_AT_ONCE_MAX}; those without any are passed over
   */
  public void promise(List<Registration> meters) {
    String numbers =
        meters.stream()
            .filter(InitialCredit::has)
            .map(meter -> meter.number().digits())
            .collect(Collectors.joining(BETWEEN));
    if (!numbers.isEmpty()) {
      Instant due = clock.instant().plus(Limits.VEND_RETRY_WAIT);
      reminders.add(new Reminder(Reminder.Kind.INITIAL, numbers, due));
    }
  }

  /** Tries to note it now; where that fails, what was promised is done later. */
  public void note(Registration meter, String operator) {
    var unused = vend(meter, Mandate.of(operator, REASON));
  }

  /**
   * One look at meters that were promised.
   *
   * @param id of the reminder: their numbers
   * @return when to look again; empty when all is noted that ever will be
   */
  public Optional<Instant> look(String id, Meters meters) {
    return Arrays.stream(id.split(BETWEEN, -1))
        .flatMap(number -> meters.read(new Drn(number)).stream())
        .map(Meter::registration)
        .filter(InitialCredit::has)
        .map(meter -> vend(meter, Mandate.of(Mandate.SCHEDULE, REASON)))
        .flatMap(outcome -> again(outcome).stream())
        .min(Instant::compareTo);
  }

  private VendOutcome vend(Registration meter, Mandate mandate) {
    Grant grant =
        new Grant(GrantKind.INITIAL, Optional.of(meter.initialCredit()), mandate, Optional.empty());
    String number = meter.number().digits();
    return channel.vend(VendRequest.unpaid(REFERENCE + number, number, grant, clock.instant()));
  }

  /** A meter may be registered before its tariff is in force or its key is there. */
  private Optional<Instant> again(VendOutcome outcome) {
    Instant now = clock.instant();
    return switch (outcome) {
      case VendOutcome.Vended vended -> Optional.empty();
      case VendOutcome.Undecided undecided -> Optional.of(now.plus(Limits.VEND_RETRY_WAIT));
      case VendOutcome.Refused(var refusal) when refusal.kind() == RefusalKind.TRY_AGAIN ->
          Optional.of(now.plus(Limits.VEND_RETRY_WAIT));
      case VendOutcome.Refused(var refusal)
          when refusal.kind() == RefusalKind.TARIFF_UNAVAILABLE
              || refusal.kind() == RefusalKind.KEY_UNAVAILABLE ->
          Optional.of(now.plus(Limits.INITIAL_CREDIT_RETRY_WAIT));
      case VendOutcome.Refused refused -> Optional.empty();
    };
  }
}
