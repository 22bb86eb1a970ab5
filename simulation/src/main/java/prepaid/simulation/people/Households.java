package prepaid.simulation.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import prepaid.meter.device.KeypadAnswer;
import prepaid.meter.device.TokenResult;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.store.Database;
import prepaid.simulation.town.Meterboard;
import prepaid.vending.ledger.Advices.Advised;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.payments.Purchase;

/** Who stands at the meters with tokens in hand, in any order, and types some of them twice. */
public final class Households {
  /** A meter remembers 50 tokens: nobody keeps one until so many newer ones are entered. */
  private static final int KEPT_BACK_MAX = 25;

  /** How many token identifiers a meter remembers, and refuses older ones. */
  private static final int REMEMBERED = 50;

  private static final Pattern TOKEN = Pattern.compile("[0-9]{4}( [0-9]{4}){4}");
  private static final int STEPS_A_MINOR_UNIT = 1_000;

  private final Meterboard meters;
  private final Database rows;
  private final SplittableRandom random;
  private final Map<String, Vend> issued = new HashMap<>();
  private final Map<String, Vend> told = new HashMap<>();
  private final Map<String, List<Slip>> inHand = new HashMap<>();
  private final Map<String, Long> entered = new HashMap<>();
  private final Map<String, Long> ledgerOfEntered = new HashMap<>();
  private final Set<String> slips = new HashSet<>();
  private final Map<String, TreeSet<Integer>> identifiers = new HashMap<>();
  private long accepted;

  public Households(Meterboard meters, Database rows, SplittableRandom random) {
    this.meters = meters;
    this.rows = rows;
    this.random = random;
  }

  private record Slip(String meter, IssuedToken token) {}

  /** A vend was written: nobody knows its tokens yet. */
  public void issued(Vend vend) {
    vend.tokens().forEach(token -> issued.put(token.token().digits(), vend));
  }

  /** Somebody was told of a vend: it must be in the ledger, as it was told before. */
  public void told(Vend vend) {
    Vend row =
        rows.vend(vend.key().text())
            .orElseThrow(() -> new Unbalanced("a token was told that is not in the ledger"));
    require(row.equals(vend), "a vend was told otherwise than the ledger has it");
    require(
        rows.advised(vend.key()).filter(Advised.REVERSED::equals).isEmpty(),
        "a token was told whose sale was undone");
    Vend before = told.putIfAbsent(vend.key().text(), vend);
    require(before == null || before.equals(vend), "one request was told two vends");
    if (before == null) {
      List<Slip> slipsOfMeter =
          inHand.computeIfAbsent(vend.meter().digits(), meter -> new ArrayList<>());
      vend.tokens().forEach(token -> slipsOfMeter.add(new Slip(vend.meter().digits(), token)));
    }
  }

  /** What a phone received: tokens of the ledger, for whoever may have them. */
  public void texted(String phone, String body) {
    Matcher found = TOKEN.matcher(body);
    while (found.find()) {
      Vend vend = issued.get(found.group().replace(" ", ""));
      require(vend != null, "a token was texted that is not in the ledger");
      if (vend != null) {
        require(mayHave(phone, vend), "a token was texted to a stranger");
        told(vend);
      }
    }
  }

  private boolean mayHave(String phone, Vend vend) {
    Optional<String> ordered =
        vend.source() instanceof MoneySource.PaidPurchase(var id)
            ? rows.purchase(id).flatMap(Purchase::phone)
            : Optional.empty();
    return ordered
        .or(() ->
            rows.meter(vend.meter().digits())
                .flatMap(meter -> meter.registration().holder().phone()))
        .filter(phone::equals)
        .isPresent();
  }

  /** Somebody enters one of the tokens of a meter. */
  public void enterOne(String meter) {
    List<Slip> slipsOfMeter = inHand.getOrDefault(meter, List.of());
    if (slipsOfMeter.isEmpty()) {
      return;
    }
    int choice = slipsOfMeter.size() > KEPT_BACK_MAX ? 0 : random.nextInt(slipsOfMeter.size());
    Slip slip = slipsOfMeter.get(choice);
    if (enter(slip)) {
      slipsOfMeter.remove(slip);
      if (random.nextInt(4) == 0) {
        enter(slip);
      }
    }
  }

  /** Whether the meter looked at it: after wrong tokens it is deaf for a while. */
  private boolean enter(Slip slip) {
    String digits = slip.token().token().digits();
    KeypadAnswer answer = meters.enter(slip.meter(), digits);
    if (answer.result() == TokenResult.LOCK_OUT_ACTIVE) {
      return false;
    }
    if (!slips.add(slip.meter() + digits)) {
      require(!(answer instanceof KeypadAnswer.Credited), "a meter took a token twice");
      return true;
    }
    if (answer.result() == TokenResult.OLD_ERROR && isForgotten(slip)) {
      ledgerOfEntered.merge(slip.meter(), worth(slip.token()), Long::sum);
      return true;
    }
    require(
        answer instanceof KeypadAnswer.Credited(long added) && isWorth(slip.token(), added),
        "a meter did not take a token as the ledger has it: " + answer);
    long added = answer instanceof KeypadAnswer.Credited(long steps) ? steps : 0;
    entered.merge(slip.meter(), added, Long::sum);
    ledgerOfEntered.merge(slip.meter(), worth(slip.token()), Long::sum);
    identifiers
        .computeIfAbsent(slip.meter(), meter -> new TreeSet<>())
        .add(slip.token().tokenIdentifier());
    accepted++;
    require(
        meters.credited(slip.meter()) == entered.getOrDefault(slip.meter(), 0L),
        "a meter holds other credit than the tokens that were entered");
    return true;
  }

  /**
   * Whether somebody was told so late that the meter has taken as many newer ones as it remembers.
   */
  private boolean isForgotten(Slip slip) {
    return identifiers
            .getOrDefault(slip.meter(), new TreeSet<>())
            .tailSet(slip.token().tokenIdentifier())
            .size()
        >= REMEMBERED;
  }

  /** A token that was meant for another meter. */
  public void tryForeign(String meter) {
    inHand.values().stream()
        .flatMap(List::stream)
        .filter(slip -> !slip.meter().equals(meter))
        .findFirst()
        .ifPresent(slip ->
            require(
                !(meters.enter(meter, slip.token().token().digits())
                    instanceof KeypadAnswer.Credited),
                "a meter took another meter's token"));
  }

  /** Everybody enters what they still have; then meters hold what the ledger says. */
  public void enterAll() {
    for (String meter : meters.numbers()) {
      while (!inHand.getOrDefault(meter, List.of()).isEmpty()) {
        enterOne(meter);
      }
      long sold = 0;
      for (Vend vend : rows.vendsOf(meter)) {
        if (rows.advised(vend.key()).filter(Advised.REVERSED::equals).isPresent()) {
          continue;
        }
        for (IssuedToken token : vend.tokens()) {
          sold += worth(token);
        }
      }
      long inMeter = ledgerOfEntered.getOrDefault(meter, 0L);
      require(
          inMeter == sold,
          "a meter took tokens of %d, and the ledger sold it %d".formatted(inMeter, sold));
    }
  }

  /** How many tokens meters have taken. */
  public long accepted() {
    return accepted;
  }

  /** Tenths of a unit, or minor units of money. */
  private static long worth(IssuedToken token) {
    return token
        .units()
        .map(units -> units.tenths())
        .or(() -> token.credit().map(money -> money.minor()))
        .orElseThrow();
  }

  /** A meter that counts money adds less than a minor unit more: the ledger rounds down. */
  private static boolean isWorth(IssuedToken token, long added) {
    return token.units().isPresent()
        ? added == worth(token)
        : added / STEPS_A_MINOR_UNIT == worth(token);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Unbalanced(otherwise);
    }
  }
}
