package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.WriteUnits;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.PricingState;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class VendRowTest {
  private static final Meter METER =
      new Meter(Samples.registration(Samples.drn(7)), VendState.fresh(), 1);
  private static final Vend VEND = Samples.vend(METER, Samples.purchaseId(7), 2);

  @Test
  void aVendComesBackAsItWasWritten() {
    assertEquals(VEND, VendRow.decode(VendRow.encode(VEND)));
  }

  @Test
  void anOrdinarySaleIsAtMostAKilobyteAlsoWithALongReference() {
    int bytes = WriteUnits.bytes(VendRow.encode(VEND));
    assertTrue(bytes <= 1024, bytes + " bytes");
    int longest = WriteUnits.bytes(VendRow.encode(Samples.vend(METER, "R".repeat(64), 2)));
    assertTrue(longest <= 1024, longest + " bytes");
  }

  /** A charge, two debts and energy in one block; with eight debts it takes a second kilobyte. */
  @Test
  void aSaleThatPaysTwoDebtsBackIsAtMostAKilobyte() {
    int two = WriteUnits.bytes(VendRow.encode(owing(List.of(Samples.ARREARS, Samples.RESERVE))));
    assertTrue(two <= 1024, two + " bytes");
    Vend eight = owing(Collections.nCopies(8, Samples.ARREARS));
    int bytes = WriteUnits.bytes(VendRow.encode(eight));
    assertTrue(bytes > 1024 && bytes <= 2048, bytes + " bytes");
    assertEquals(eight, VendRow.decode(VendRow.encode(eight)));
  }

  private static Vend owing(List<Debt> debts) {
    Vend plain = Samples.vend(METER, Samples.purchaseId(7), 1);
    List<Line> lines = new ArrayList<>(plain.lines());
    for (Debt debt : debts) {
      lines.add(
          new Line(
              debt.kind() == DebtKind.RESERVE ? LineKind.RESERVE_RECOVERY : LineKind.ARREARS,
              "Arrears, 30 % of the tender; 12345.67 left to pay",
              new Money(30_000, Samples.RAND),
              new Money(0, Samples.RAND),
              Optional.empty()));
    }
    PricingState from = plain.pricedFrom();
    PricingState owing =
        new PricingState(
            from.mode(),
            from.month(),
            from.monthTenths(),
            from.fixedMonthsDue(),
            from.carriedMinor(),
            from.freeUnitsDue(),
            debts,
            from.way());
    return new Vend(
        plain.key(),
        plain.meter(),
        plain.sts(),
        plain.baseDate(),
        plain.utility(),
        plain.resource(),
        plain.holder(),
        plain.keyMoved(),
        plain.tender(),
        plain.source(),
        plain.tariff(),
        plain.tariffVersion(),
        owing,
        lines,
        plain.tokens(),
        plain.tokenMinute(),
        plain.at(),
        plain.sampleTables(),
        plain.sequence(),
        plain.previousHash(),
        plain.hash());
  }

  @Test
  void anEntryOfTheIndexHoldsKeysOnly() {
    Map<String, AttributeValue> row = VendRow.encode(VEND);
    assertEquals(AttributeValue.fromS("web#" + Samples.purchaseId(7)), row.get("k"));
    assertEquals(AttributeValue.fromS(VEND.meter().digits()), row.get("m"));
    assertEquals(AttributeValue.fromN(Long.toString(VEND.tokenMinute())), row.get("tm"));
  }

  @Test
  void everyAttributeButTheCommitmentIsNeeded() {
    VendRow.encode(VEND).keySet().stream()
        .filter(name -> !name.equals("hc"))
        .forEach(name -> {
          Map<String, AttributeValue> row = new HashMap<>(VendRow.encode(VEND));
          row.remove(name);
          assertThrows(MalformedRow.class, () -> VendRow.decode(row), name);
        });
  }

  @Test
  void everyAttributeHasOneType() {
    VendRow.encode(VEND)
        .keySet()
        .forEach(name -> {
          Map<String, AttributeValue> row = new HashMap<>(VendRow.encode(VEND));
          row.put(name, AttributeValue.fromNul(true));
          assertThrows(MalformedRow.class, () -> VendRow.decode(row), name);
        });
  }

  @Test
  void aMalformedRowIsNamedWithoutItsTokenAndWithoutTheWholeKey() {
    Map<String, AttributeValue> row = new HashMap<>(VendRow.encode(VEND));
    row.put("o", AttributeValue.fromL(List.of(AttributeValue.fromS("credit|0123456789"))));
    MalformedRow malformed = assertThrows(MalformedRow.class, () -> VendRow.decode(row));

    assertEquals(
        "prepaid.aws.dynamo.MalformedRow: vend web#000000…: attribute o cannot be read"
            + " (IllegalArgumentException)",
        malformed.toString());
    assertFalse(malformed.toString().contains("0123456789"));
  }
}
