package prepaid.vending.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.Drn;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.money.Units;
import prepaid.vending.operators.Approval;
import prepaid.vending.vending.VendRequest;

class PairOrderTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Drn METER = Highveld.METER;
  private static final Drn OLD = new Drn("01000000016");

  private static Approval approval(Approval.Act act) {
    return new Approval(
        "17-a",
        act,
        "as it says",
        Optional.of("city"),
        "dina",
        NOW,
        new Approval.State.Approved("sam", NOW),
        2);
  }

  @Test
  void anApprovalHoldsTheWholeOrder() {
    List<PairOrder> orders =
        List.of(
            new PairOrder.Grant(
                METER, GrantKind.EMERGENCY, Optional.empty(), Optional.empty(), "ill", false),
            new PairOrder.Grant(
                METER,
                GrantKind.PAID_REFILL,
                Optional.of(new Units(253)),
                Optional.of("flood"),
                "the whole street, all of it",
                true),
            new PairOrder.Clearance(METER, 0xffff, "moved out", true),
            new PairOrder.Clearance(METER, 0, "moved out", false),
            new PairOrder.Remaining(METER, OLD, new Units(573), Optional.of("other"), "it burnt"),
            new PairOrder.Remaining(METER, OLD, new Units(573), Optional.empty(), "it burnt"));
    for (PairOrder order : orders) {
      assertEquals(Optional.of(order), PairOrder.of(approval(order.act())));
    }
    assertEquals(Optional.empty(), PairOrder.of(approval(new Approval.Act("card-print", "b1"))));
    assertEquals(6, orders.stream().map(PairOrder::act).distinct().count());
  }

  @Test
  void itIsMadeForTheOneByTheWordOfTheOtherUnderTheApprovalsName() {
    PairOrder order = new PairOrder.Clearance(METER, 4, "moved out", false);
    VendRequest request = order.request(approval(order.act()), NOW);
    assertEquals("office#ask-17-a", request.key().text());
    MoneySource.Engineering source =
        assertInstanceOf(MoneySource.Engineering.class, request.source());
    assertEquals(new EngineeringTask(EngineeringTask.Kind.CLEAR_CREDIT, 4), source.task());
    assertEquals("dina", source.mandate().by());
    assertEquals(Optional.of("sam"), source.mandate().approvedBy());
  }

  @Test
  void whatWasLeftOnAMeterIsGivenOnceWhoeverOrdersIt() {
    PairOrder.Remaining order =
        new PairOrder.Remaining(METER, OLD, new Units(573), Optional.empty(), "it burnt");
    VendRequest request = order.request(approval(order.act()), NOW);
    assertEquals("reserve#exchange-01000000016", request.key().text());
    assertEquals(METER.digits(), request.meterNumber());
    assertEquals(request.key(), order.request("dina", Optional.empty(), NOW).key());
    MoneySource.Grant grant = assertInstanceOf(MoneySource.Grant.class, request.source());
    assertEquals("Left on meter 01000000016: it burnt", grant.mandate().reason());
    assertEquals(Optional.of("sam"), grant.mandate().approvedBy());
  }
}
