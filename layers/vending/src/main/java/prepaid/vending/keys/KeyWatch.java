package prepaid.vending.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import prepaid.vending.limits.Limits;

/** Looks at all keys for what people should see to before consumers feel it. */
public final class KeyWatch {
  /** Days before its end at which a key is told of again. */
  private static final int[] STEPS_DAYS = {1, 7, 30, (int) Limits.KEY_WARNING_BEFORE.toDays()};

  private static final int NEAR_PERCENT = 90;
  private static final int WHOLE_PERCENT = 100;

  private final KeyStore keys;
  private final KeyBudgets budgets;
  private final InstantSource clock;

  public KeyWatch(KeyStore keys, KeyBudgets budgets, InstantSource clock) {
    this.keys = keys;
    this.budgets = budgets;
    this.clock = clock;
  }

  /** Everything that is to be seen to, by keys. */
  public List<KeyWarning> warnings() {
    return warnings(keys.groups());
  }

  /** The same, of some supply groups. */
  public List<KeyWarning> warnings(List<String> groups) {
    Instant now = clock.instant();
    List<KeyWarning> warnings = new ArrayList<>();
    for (String group : groups) {
      for (WrappedKey key : keys.keys(group)) {
        if (key.life().makesTokens()) {
          end(key, now).ifPresent(warnings::add);
          limit(KeyName.of(key.terms()), now).ifPresent(warnings::add);
        }
      }
    }
    return warnings;
  }

  /** Tells what was not told before; an end that is over was told of before it came. */
  public int alarm(KeyAlarms alarms) {
    int told = 0;
    for (KeyWarning warning : warnings()) {
      if (warning.kind() != KeyWarning.Kind.ENDED && !alarms.told(warning.mark())) {
        alarms.tell(warning);
        told++;
      }
    }
    return told;
  }

  private static Optional<KeyWarning> end(WrappedKey key, Instant now) {
    KeyName name = KeyName.of(key.terms());
    KeyEnd end = KeyEnd.of(key.terms());
    Duration left = Duration.between(now, end.at());
    String at = end.at().truncatedTo(ChronoUnit.SECONDS).toString();
    if (left.isNegative()) {
      String words =
          "%s has made no token since %s (%s): retire it once no meter needs it."
              .formatted(called(name), at, end.because().slug());
      return Optional.of(
          new KeyWarning(name, KeyWarning.Kind.ENDED, words, name.text() + " ended"));
    }
    return IntStream.of(STEPS_DAYS)
        .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
        .boxed()
        .findFirst()
        .map(days ->
            new KeyWarning(
                name,
                KeyWarning.Kind.ENDS,
                "%s makes its last token at %s (%s), within %d days: its meters need key changes."
                    .formatted(called(name), at, end.because().slug(), days),
                "%s ends %d".formatted(name.text(), days)));
  }

  private Optional<KeyWarning> limit(KeyName name, Instant now) {
    return budgets
        .limit(name)
        .flatMap(limit ->
            budgets.budget(name, limit.period().name(now)).flatMap(budget -> limit(limit, budget)));
  }

  private static Optional<KeyWarning> limit(KeyLimit limit, KeyBudget budget) {
    int percent = limit.percent(budget.taken());
    if (percent < NEAR_PERCENT) {
      return Optional.empty();
    }
    boolean reached = percent >= WHOLE_PERCENT;
    return Optional.of(
        new KeyWarning(
            limit.key(),
            reached ? KeyWarning.Kind.LIMIT_REACHED : KeyWarning.Kind.LIMIT_NEAR,
            "%d %% of the limit of %s in %s is taken."
                .formatted(percent, called(limit.key()), budget.period()),
            "%s %s %d"
                .formatted(
                    limit.key().text(), budget.period(), reached ? WHOLE_PERCENT : NEAR_PERCENT)));
  }

  private static String called(KeyName name) {
    return "The vending key of revision %d of supply group %s"
        .formatted(name.keyRevision(), name.supplyGroup());
  }
}
