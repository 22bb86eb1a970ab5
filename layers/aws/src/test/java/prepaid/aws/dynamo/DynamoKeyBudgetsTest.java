package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.keys.KeyAmount;
import prepaid.vending.keys.KeyBudget;
import prepaid.vending.keys.KeyBudget.Window;
import prepaid.vending.keys.KeyBudgets;
import prepaid.vending.keys.KeyLimit;
import prepaid.vending.keys.KeyName;
import prepaid.vending.keys.KeyPeriod;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Units;

class DynamoKeyBudgetsTest {
  private static final KeyName KEY = new KeyName("123457", 1);
  private static final LocalDate DAY = LocalDate.ofInstant(Samples.NOW, ZoneOffset.UTC);

  private final LocalPorts local = at(Duration.ZERO);
  private final KeyBudgets budgets = local.ports().keyWork().budgets();

  private static LocalPorts at(Duration later) {
    return LocalPorts.fresh(
        Clock.fixed(Samples.NOW.plus(later), ZoneOffset.UTC),
        TableShape.KEY_BUDGETS,
        TableShape.JOURNAL);
  }

  @BeforeEach
  void noFaults() {
    local.faults().clear();
  }

  @Test
  void limitsAreStoredListedAndTakenAway() {
    KeyLimit month =
        new KeyLimit(KEY, KeyPeriod.MONTH, OptionalLong.of(5), OptionalLong.empty(), Samples.NOW);
    KeyLimit day =
        new KeyLimit(
            new KeyName("123458", 9),
            KeyPeriod.DAY,
            OptionalLong.of(7),
            OptionalLong.of(8),
            Samples.NOW);
    budgets.put(day);
    budgets.put(month);
    assertEquals(List.of(month, day), budgets.limits());
    assertEquals(Optional.of(day), budgets.limit(day.key()));
    budgets.remove(day.key());
    assertEquals(Optional.empty(), budgets.limit(day.key()));
  }

  private static KeyBudget budget(long version, long taken) {
    return new KeyBudget(
        KEY,
        "2026-11",
        new KeyAmount(taken, 2 * taken),
        List.of(new Window(2_985_000, new KeyAmount(1, 2)), new Window(2_985_001, amount(3))),
        version > 1,
        version);
  }

  private static KeyAmount amount(long tenths) {
    return new KeyAmount(tenths, tenths);
  }

  @Test
  void aBudgetIsReplacedByTheNextVersionOnly() {
    assertEquals(Optional.empty(), budgets.budget(KEY, "2026-11"));
    assertTrue(budgets.replace(budget(1, 10)));
    assertFalse(budgets.replace(budget(1, 11)), "there is one");
    assertFalse(budgets.replace(budget(3, 11)), "it is not at version 2");
    assertTrue(budgets.replace(budget(2, 20)));
    local.faults().clear();
    assertEquals(Optional.of(budget(2, 20)), budgets.budget(KEY, "2026-11"));
    assertEquals(true, local.faults().calls().getLast().json().get("ConsistentRead"));
  }

  @Test
  void aLostAnswerIsNoSuccess() {
    local.faults().always("TransactWriteItems", Fault.timeOutAfter());
    assertFalse(budgets.replace(budget(1, 10)));
    local.faults().clear();
    assertEquals(Optional.of(budget(1, 10)), budgets.budget(KEY, "2026-11"));
  }

  private static Vend vend(int number) {
    return Samples.vend(
        new Meter(Samples.registration(Samples.drn(number)), VendState.fresh(), 1),
        Samples.purchaseId(number),
        1);
  }

  @Test
  void whatWasSoldIsAddedUpFromTheJournal() {
    Vend one = vend(1);
    local.ports().journal().note(one);
    local.ports().journal().note(one);
    KeyName key = new KeyName(one.sts().supplyGroup(), one.sts().keyRevision());
    long tenths =
        one.tokens().stream()
            .flatMap(token -> token.units().stream())
            .mapToLong(Units::tenths)
            .sum();
    assertEquals(
        Map.of(key, new KeyAmount(tenths, one.tender().minor())),
        budgets.sold(DAY),
        "the same vend twice is one");
    assertEquals(Map.of(), budgets.sold(DAY.minusDays(1)));
  }

  @Test
  void aDayThatIsOverIsAddedUpOnce() {
    LocalPorts later =
        LocalPorts.on(
            local.variables(), Clock.fixed(Samples.NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC));
    local.ports().journal().note(vend(2));
    KeyBudgets then = later.ports().keyWork().budgets();
    Map<KeyName, KeyAmount> first = then.sold(DAY);
    assertEquals(1, first.size());
    later.faults().clear();
    assertEquals(first, then.sold(DAY));
    assertEquals(1, later.faults().count("Query"), "of the sums alone");
  }

  @Test
  void alarmsAreToldOnce() {
    DynamoMarks marks = new DynamoMarks(local.rows(), local.table(TableShape.KEY_BUDGETS));
    assertFalse(marks.has("123457#1 ends 30"));
    marks.set("123457#1 ends 30");
    assertTrue(marks.has("123457#1 ends 30"));
  }
}
