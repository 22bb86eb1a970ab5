package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.Drn;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.meters.MeterRegister.Change;
import prepaid.vending.meters.MeterRegister.Entry;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;

class DynamoMeterRegisterTest {
  private static final String TRANSACTION = "TransactWriteItems";
  private static final String PHONE = "+27821234567";

  private final LocalPorts local =
      LocalPorts.fresh(
          Clock.fixed(Samples.NOW, ZoneOffset.UTC),
          TableShape.METERS,
          TableShape.REGISTRY,
          TableShape.PHONES,
          TableShape.METER_LISTS);
  private final MeterRegister register = local.ports().register().meters();
  private final MeterLists lists = local.ports().register().meterLists();

  private static Entry entry(int number, String account, String phone) {
    Holder holder =
        new Holder(
            "T. Mokoena",
            Optional.of(phone),
            Optional.of(account),
            Optional.empty(),
            Optional.empty());
    return new Entry(Samples.registration(Samples.drn(number)).heldBy(holder), "city");
  }

  private static Drn number(Entry entry) {
    return entry.registration().number();
  }

  private Meter read(Entry entry) {
    return Objects.requireNonNull(register.read(List.of(number(entry))).get(number(entry)));
  }

  private static Change change(Meter before, Entry after) {
    return new Change(before, Optional.of("city"), after, Optional.empty());
  }

  @BeforeEach
  void noFaults() {
    local.faults().clear();
  }

  @Test
  void whatIsRegisteredIsReadAndFoundByAccountPhoneTariffAndUtility() {
    List<Entry> entries = List.of(entry(1, "A-1", PHONE), entry(2, "a-1", PHONE));
    assertTrue(register.register(entries));
    List<Drn> both =
        entries.stream()
            .map(DynamoMeterRegisterTest::number)
            .sorted(Comparator.comparing(Drn::digits))
            .toList();
    for (Entry entry : entries) {
      assertEquals(new Meter(entry.registration(), VendState.fresh(), 1), read(entry));
    }
    assertEquals(both, lists.ofAccount("A-1", Optional.empty(), 10));
    assertEquals(both, lists.ofPhone(PHONE, Optional.empty(), 10));
    assertEquals(both.subList(0, 1), lists.ofPhone(PHONE, Optional.empty(), 1));
    assertEquals(both.subList(1, 2), lists.ofPhone(PHONE, Optional.of(both.getFirst()), 10));
    assertEquals(List.of(), lists.ofAccount("A-1", Optional.of(both.getLast()), 10));
    String tariff = entries.getFirst().registration().tariff();
    assertEquals(both, local.ports().register().tariffMeters().page(tariff, Optional.empty(), 9));
    assertEquals(2, lists.ofUtility("city", Optional.empty(), 10).size());
    assertEquals(List.of(), lists.ofUtility("north", Optional.empty(), 10));
  }

  @Test
  void aUtilitysMetersComePageByPageEachOnce() {
    List<Entry> entries =
        IntStream.rangeClosed(1, 47).mapToObj(i -> entry(i, "A-" + i, PHONE)).toList();
    for (int i = 0; i < entries.size(); i += Limits.REGISTERED_AT_ONCE_MAX) {
      int end = Math.min(entries.size(), i + Limits.REGISTERED_AT_ONCE_MAX);
      assertTrue(register.register(entries.subList(i, end)));
    }
    List<Drn> found = new ArrayList<>();
    List<Drn> page = lists.ofUtility("city", Optional.empty(), 5);
    while (!page.isEmpty()) {
      found.addAll(page);
      page = lists.ofUtility("city", Optional.of(page.getLast()), 5);
    }
    assertEquals(47, found.size());
    assertEquals(47, found.stream().distinct().count());
  }

  @Test
  void ofSeveralOneThatIsThereLeavesAllUnregistered() {
    assertTrue(register.register(List.of(entry(1, "A-1", PHONE))));
    assertFalse(register.register(List.of(entry(2, "A-2", PHONE), entry(1, "A-9", PHONE))));
    assertEquals(Map.of(), register.read(List.of(Samples.drn(2))));
    assertEquals(List.of(), lists.ofAccount("A-2", Optional.empty(), 10));
    assertEquals(List.of(), lists.ofAccount("A-9", Optional.empty(), 10));
  }

  @Test
  void aChangeMovesTheMeterFromListToList() {
    Entry before = entry(1, "A-1", PHONE);
    register.register(List.of(before));
    Entry after = entry(1, "A-2", "+27829999999");
    assertTrue(register.replace(change(read(before), after)));
    assertEquals(after.registration(), read(after).registration());
    assertEquals(List.of(), lists.ofAccount("A-1", Optional.empty(), 10));
    assertEquals(List.of(), lists.ofPhone(PHONE, Optional.empty(), 10));
    assertEquals(List.of(number(after)), lists.ofAccount("A-2", Optional.empty(), 10));
    assertEquals(List.of(number(after)), lists.ofUtility("city", Optional.empty(), 10));
  }

  @Test
  void anErasedHolderIsInNoListAnyMore() {
    Entry before = entry(1, "A-1", PHONE);
    register.register(List.of(before));
    Registration erased = before.registration().heldBy(Holder.erased());
    assertTrue(register.replace(change(read(before), new Entry(erased, "city"))));
    assertEquals(
        0, local.rows().scan(scan -> scan.tableName(local.table(TableShape.PHONES))).count());
    String rows =
        local
            .rows()
            .scan(scan -> scan.tableName(local.table(TableShape.METER_LISTS)))
            .items()
            .toString();
    assertFalse(rows.contains("a-1"), rows);
  }

  @Test
  void atAnotherVersionNothingChanges() {
    Entry before = entry(1, "A-1", PHONE);
    register.register(List.of(before));
    Meter old = read(before);
    assertTrue(register.replace(change(old, entry(1, "A-2", PHONE))));
    assertFalse(register.replace(change(old, entry(1, "A-3", PHONE))));
    assertEquals(List.of(), lists.ofAccount("A-3", Optional.empty(), 10));
  }

  @Test
  void twoChangesAreMadeTogetherOrNotAtAll() {
    Entry one = entry(1, "A-1", PHONE);
    Entry two = entry(2, "A-2", PHONE);
    register.register(List.of(one, two));
    Meter first = read(one);
    Meter second = read(two);
    Change other = change(second, entry(2, "B-2", PHONE));
    assertTrue(register.replace(List.of(change(first, entry(1, "B-1", PHONE)), other)));
    assertEquals(List.of(number(one)), lists.ofAccount("B-1", Optional.empty(), 10));
    assertEquals(List.of(number(two)), lists.ofAccount("B-2", Optional.empty(), 10));
    Change fits = change(read(one), entry(1, "C-1", PHONE));
    assertFalse(register.replace(List.of(fits, other)), "the second is no longer so");
    assertEquals(List.of(), lists.ofAccount("C-1", Optional.empty(), 10));
  }

  @Test
  void withoutAnyAnswerTheRowsTell() {
    Entry first = entry(1, "A-1", PHONE);
    local.faults().next(TRANSACTION, Fault.timeOutAfter());
    local.faults().always(TRANSACTION, Fault.timeOutBefore());
    assertTrue(register.register(List.of(first)));
    Meter meter = read(first);
    assertThrows(
        OutcomeUnknown.class, () -> register.replace(change(meter, entry(1, "A-2", PHONE))));
    local.faults().clear();
    assertEquals(first.registration(), read(first).registration());
  }

  @Test
  void anOrdinaryMeterCostsTenWriteUnits() {
    local.units().clear();
    register.register(List.of(entry(1, "A-1", PHONE)));
    assertEquals(10, local.units().units());
  }
}
