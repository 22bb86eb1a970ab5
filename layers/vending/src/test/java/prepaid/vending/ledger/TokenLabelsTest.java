package prepaid.vending.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static prepaid.vending.ledger.TokenKind.CREDIT;
import static prepaid.vending.ledger.TokenKind.ENGINEERING;
import static prepaid.vending.ledger.TokenKind.FREE_UNITS;
import static prepaid.vending.ledger.TokenKind.KEY_CHANGE;
import static prepaid.vending.ledger.TokenKind.POWER_LIMIT;
import static prepaid.vending.ledger.TokenKind.RESERVE_CREDIT;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenLabelsTest {
  @Test
  void oneTokenNeedsNoNumber() {
    assertEquals(List.of("CREDIT"), TokenLabels.of(List.of(CREDIT)));
    assertEquals(List.of("RESERVE"), TokenLabels.of(List.of(RESERVE_CREDIT)));
    assertEquals(List.of("LIMIT"), TokenLabels.of(List.of(POWER_LIMIT)));
    assertEquals(List.of("SERVICE"), TokenLabels.of(List.of(ENGINEERING)));
    assertEquals(List.of(), TokenLabels.of(List.of()));
  }

  @Test
  void severalAreNumberedInTheOrderOfEntry() {
    assertEquals(List.of("CREDIT 1/2", "FREE 2/2"), TokenLabels.of(List.of(CREDIT, FREE_UNITS)));
  }

  @Test
  void aKeyIsNumberedAsASetOfItsOwn() {
    assertEquals(
        List.of("KEY 1/2", "KEY 2/2", "CREDIT"),
        TokenLabels.of(List.of(KEY_CHANGE, KEY_CHANGE, CREDIT)));
    assertEquals(
        List.of("KEY 1/4", "KEY 2/4", "KEY 3/4", "KEY 4/4", "CREDIT 1/2", "FREE 2/2"),
        TokenLabels.of(
            List.of(KEY_CHANGE, KEY_CHANGE, KEY_CHANGE, KEY_CHANGE, CREDIT, FREE_UNITS)));
  }
}
