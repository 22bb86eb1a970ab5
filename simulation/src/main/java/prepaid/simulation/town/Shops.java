package prepaid.simulation.town;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Permissions;
import prepaid.vending.partners.Terminal;
import prepaid.vending.partners.UseCase;

/** The partners of the town: one pays in advance, one has credit, one confirms its sales. */
public final class Shops {
  public static final String TILL = "TILL1";
  public static final String STOLEN_TILL = "TILL9";

  private static final Commission AT_SOURCE =
      new Commission(
          Commission.Basis.ENERGY,
          true,
          List.of(
              new Commission.Tier(OptionalLong.of(20_000), 150),
              new Commission.Tier(OptionalLong.empty(), 220)),
          10);
  private static final Commission MONTHLY =
      new Commission(
          Commission.Basis.TENDER,
          false,
          List.of(new Commission.Tier(OptionalLong.empty(), 175)),
          0);

  private Shops() {}

  public static List<Partner> all() {
    return List.of(
        partner("corner-shop", AT_SOURCE, 0, false),
        partner("big-chain", MONTHLY, 300_000, false),
        partner("careful-bank", MONTHLY, 0, true));
  }

  private static Partner partner(
      String id, Commission commission, long creditMinor, boolean twoPhase) {
    return new Partner(
        id,
        "Partner " + id,
        Town.RAND,
        true,
        new Permissions(Set.of(UseCase.values()), Set.of(Town.HIGHVELD), Set.of()),
        new Partner.Caps(new Money(80_000, Town.RAND), Optional.empty(), Optional.empty()),
        new Money(creditMinor, Town.RAND),
        commission,
        twoPhase,
        false,
        List.of(new Terminal(TILL, false), new Terminal(STOLEN_TILL, true)),
        new Money(10_000, Town.RAND),
        Partner.Ties.NONE,
        List.of(),
        0);
  }
}
