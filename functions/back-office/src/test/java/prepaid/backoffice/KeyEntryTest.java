package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKey;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyTerms;

final class KeyEntryTest {
  private static KeyEntry entry(String component) {
    KeyTerms terms =
        new KeyTerms(
            "123457",
            1,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.EPOCH,
            OfficeWorld.NOW);
    return new KeyEntry(terms, KeyEntry.bytes(component), KeyEntry.Expected.NOTHING);
  }

  @Test
  void aDesComponentsCheckValueIgnoresItsParity() {
    try (VendingKey odd = VendingKey.of(KeyEntry.bytes("0123456789abcdef"))) {
      assertEquals(odd.checkValue(), entry("0123456789abcdef").componentCheckValue());
      assertEquals(odd.checkValue(), entry("0022446688aaccee").componentCheckValue());
    }
  }

  @Test
  void theComponentItselfStaysAsItWasTyped() {
    KeyEntry entry = entry("0022446688aaccee");
    entry.componentCheckValue();
    assertArrayEquals(KeyEntry.bytes("0022446688aaccee"), entry.component());
  }

  @Test
  void closingWipesAndNothingShows() {
    KeyEntry entry = entry("0123456789abcdef0123456789abcdef01234567");
    assertFalse(entry.toString().contains("01"), entry.toString());
    entry.close();
    assertArrayEquals(new byte[20], entry.component());
  }
}
