package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.KeyChange;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.money.Units;
import prepaid.vending.vending.VendRequest;

class DoorTest {
  @Test
  void theAliasOfAnArnIsTheDoor() {
    assertEquals(Optional.of(Door.WEB), Door.ofArn(ModuleWorld.ARN + "web"));
    assertEquals(Optional.of(Door.OFFICE), Door.ofArn(ModuleWorld.ARN + "office"));
    assertEquals(Optional.of(Door.PARTNER), Door.ofArn(ModuleWorld.ARN + "partner"));
    assertEquals(Optional.of(Door.UPKEEP), Door.ofArn(ModuleWorld.ARN + "upkeep"));
    assertEquals(Optional.of(Door.AUDIT), Door.ofArn(ModuleWorld.ARN + "audit"));
  }

  @Test
  void aFunctionWithoutAliasAndOtherAliasesAreNoDoor() {
    assertEquals(Optional.empty(), Door.ofArn(ModuleWorld.ARN.replaceAll(":$", "")));
    assertEquals(Optional.empty(), Door.ofArn(ModuleWorld.ARN + "7"));
    assertEquals(Optional.empty(), Door.ofArn(ModuleWorld.ARN + "WEB"));
  }

  @Test
  void aDoorAdmitsItsOwnPayersOnly() {
    assertTrue(Door.WEB.admits(request("web")));
    assertFalse(Door.WEB.admits(request("partner-1")));
    assertFalse(Door.OFFICE.admits(request("web")));
  }

  @Test
  void theAuditorsDoorOnlyDecodesAndNoOtherDoes() {
    for (Door door : Door.values()) {
      assertEquals(door == Door.AUDIT, door.checksTokens());
    }
    assertFalse(Door.AUDIT.admits(request("web")));
    assertFalse(Door.AUDIT.admits(request("shop-1", account("shop-1"))));
    assertFalse(Door.AUDIT.completesKeys());
  }

  @Test
  void thePartnersDoorAdmitsFloatsOnlyAndEachPartnerItsOwn() {
    assertTrue(Door.PARTNER.admits(request("shop-1", account("shop-1"))));
    assertFalse(Door.PARTNER.admits(request("shop-2", account("shop-1"))));
    assertFalse(Door.PARTNER.admits(request("web")));
    assertFalse(Door.WEB.admits(request("shop-1", account("shop-1"))));
    assertFalse(Door.WEB.admits(request("web", account("web"))));
    assertFalse(Door.OFFICE.admits(request("shop-1", account("shop-1"))));
  }

  @Test
  void salesByTextComeThroughTheirOwnDoorOnly() {
    MoneySource byText =
        new MoneySource.PartnerFloat(
            "shop-1",
            MoneySource.PartnerFloat.BY_TEXT,
            MoneySource.Payment.of("cash"),
            Optional.empty());
    assertTrue(Door.SMS.admits(request("shop-1", byText)));
    assertFalse(Door.PARTNER.admits(request("shop-1", byText)));
    assertFalse(Door.SMS.admits(request("shop-2", byText)));
    assertFalse(Door.SMS.admits(request("shop-1", account("shop-1"))));
    assertFalse(Door.SMS.admits(request("web")));
  }

  private static final Mandate OPERATOR = Mandate.of("dina", "as asked");

  private static Mandate approved(String by) {
    return new Mandate(
        "dina", Optional.of(by), Optional.empty(), "as asked", Optional.empty(), false);
  }

  private static final Mandate HOLDER = Mandate.ofConsumer("as asked");
  private static final Mandate TIME = Mandate.of(Mandate.SCHEDULE, "it is over");
  private static final Mandate RUN =
      new Mandate(
          "dina", Optional.empty(), Optional.empty(), "winter", Optional.of("winter"), true);

  @ParameterizedTest
  @EnumSource(Door.class)
  void whatNobodyPaysForComesThroughTheDoorOfWhoGivesIt(Door door) {
    boolean holders = door == Door.WEB || door == Door.SMS;
    assertEquals(holders, admits(door, grant(GrantKind.EMERGENCY, HOLDER)));
    assertFalse(admits(door, grant(GrantKind.ADDITIONAL, HOLDER)));
    assertEquals(door == Door.RESERVE, admits(door, grant(GrantKind.EMERGENCY, OPERATOR)));
    assertEquals(door == Door.RESERVE, admits(door, grant(GrantKind.PAID_REFILL, OPERATOR)));
    assertEquals(door == Door.OFFICE, admits(door, grant(GrantKind.INITIAL, OPERATOR)));
    assertEquals(door == Door.UPKEEP, admits(door, grant(GrantKind.INITIAL, TIME)));
    assertFalse(admits(door, grant(GrantKind.INITIAL, RUN)));
    assertEquals(door == Door.UPKEEP, admits(door, grant(GrantKind.GIFT, RUN)));
    assertFalse(admits(door, grant(GrantKind.ADDITIONAL, RUN)));
    boolean ofTwo = door == Door.RESERVE || door == Door.OFFICE;
    assertEquals(ofTwo, admits(door, grant(GrantKind.EMERGENCY, approved("sam"))));
    assertEquals(door == Door.RESERVE, admits(door, grant(GrantKind.EMERGENCY, approved("dina"))));
    assertEquals(door == Door.RESERVE, admits(door, off(approved("sam"))));
    assertEquals(door == Door.RESERVE, admits(door, off(OPERATOR)));
    assertFalse(admits(door, off(HOLDER)));
    assertEquals(door == Door.OFFICE, admits(door, limit(OPERATOR)));
    assertEquals(door == Door.UPKEEP, admits(door, limit(TIME)));
    assertFalse(admits(door, task(EngineeringTask.Kind.CLEAR_CREDIT, TIME)));
    assertFalse(admits(door, task(EngineeringTask.Kind.CLEAR_CREDIT, RUN)));
    assertEquals(door == Door.OFFICE, admits(door, new KeyChange(KeyTarget.NEWEST, OPERATOR)));
    assertEquals(door == Door.UPKEEP, admits(door, new KeyChange(KeyTarget.NEWEST, RUN)));
  }

  @Test
  void whatNobodyPaysForStandsUnderItsOwnNameOnly() {
    Grant grant = grant(GrantKind.EMERGENCY, OPERATOR);
    assertFalse(Door.RESERVE.admits(request("office", grant)));
    assertFalse(Door.RESERVE.admits(request("run", grant)));
    assertFalse(Door.WEB.admits(request("web", grant(GrantKind.EMERGENCY, HOLDER))));
  }

  private static boolean admits(Door door, MoneySource.Unpaid source) {
    return door.admits(VendRequest.unpaid("r1", "01234567897", source, Instant.EPOCH));
  }

  private static Grant grant(GrantKind kind, Mandate mandate) {
    return new Grant(kind, Optional.of(new Units(10)), mandate, Optional.empty());
  }

  private static MoneySource.WriteOff off(Mandate mandate) {
    return new MoneySource.WriteOff("reserve-7", Optional.empty(), mandate);
  }

  private static Engineering limit(Mandate mandate) {
    return task(EngineeringTask.Kind.POWER_LIMIT, mandate);
  }

  private static Engineering task(EngineeringTask.Kind kind, Mandate mandate) {
    return new Engineering(new EngineeringTask(kind, 0), mandate);
  }

  private static MoneySource account(String partner) {
    return new MoneySource.PartnerFloat(
        partner, "T1", MoneySource.Payment.of("cash"), Optional.empty());
  }

  private static VendRequest request(String payer) {
    return request(payer, new MoneySource.PaidPurchase("p1"));
  }

  private static VendRequest request(String payer, MoneySource source) {
    return new VendRequest(
        new VendKey(payer, "p1"), "01234567897", "100.00", "ZAR", source, Instant.EPOCH);
  }
}
