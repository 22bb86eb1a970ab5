package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

class TariffsTest {
  private static final TariffVersion JULY = from(LocalDate.of(2026, 7, 1));
  private static final TariffVersion DECEMBER = from(LocalDate.of(2026, 12, 1));

  private static final Tariffs TARIFFS =
      new Tariffs() {
        @Override
        public List<TariffVersion> versions(String id) {
          return id.equals("home") ? List.of(JULY, DECEMBER) : List.of();
        }

        @Override
        public boolean put(TariffVersion version) {
          throw new UnsupportedOperationException("nothing is put here");
        }
      };

  @Test
  void aVersionIsInForceFromItsDayUntilTheNextBegins() {
    assertEquals(Optional.empty(), TARIFFS.inForce("home", LocalDate.of(2026, 6, 30)));
    assertEquals(Optional.of(JULY), TARIFFS.inForce("home", LocalDate.of(2026, 7, 1)));
    assertEquals(Optional.of(JULY), TARIFFS.inForce("home", LocalDate.of(2026, 11, 30)));
    assertEquals(Optional.of(DECEMBER), TARIFFS.inForce("home", LocalDate.of(2026, 12, 1)));
    assertEquals(Optional.of(DECEMBER), TARIFFS.inForce("home", LocalDate.of(2036, 1, 1)));
    assertEquals(Optional.empty(), TARIFFS.inForce("shop", LocalDate.of(2026, 12, 1)));
  }

  private static TariffVersion from(LocalDate day) {
    TariffVersion flat = SampleTariffs.flat(1_210_000, 1500, EnergyRounding.UP);
    return new TariffVersion(
        flat.id(),
        day,
        flat.name(),
        flat.utility(),
        flat.resource(),
        flat.currency(),
        flat.blocks(),
        flat.taxBasisPoints(),
        flat.pricesIncludeTax(),
        flat.fixedCharge(),
        flat.netRounding(),
        flat.energyRounding());
  }
}
