package prepaid.vending.tariffs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** What a tariff version must be before it is stored: then {@link Pricing} can price by it. */
public final class TariffRules {
  private static final int TAX_BASIS_POINTS_MAX = 10_000;
  private static final int CURRENCY_DIGITS_MAX = 4;
  private static final int NAME_CHARACTERS_MAX = 60;

  private TariffRules() {}

  /** The first thing that is wrong, with its field; empty when the version is sound. */
  public static Optional<Refusal> check(TariffVersion version) {
    return name(version)
        .or(() -> currency(version))
        .or(() -> tax(version))
        .or(() -> blocks(version.blocks()))
        .or(() -> fixedCharge(version))
        .or(() -> TermsRules.check(version));
  }

  private static Optional<Refusal> name(TariffVersion version) {
    if (!version.id().matches("[a-z0-9-]{1,32}")) {
      return wrong("id", "The tariff's id is 1 to 32 lower-case letters, digits and dashes.");
    }
    return version.name().isBlank() || version.name().length() > NAME_CHARACTERS_MAX
        ? wrong("name", "The tariff's name is 1 to " + NAME_CHARACTERS_MAX + " characters.")
        : Optional.empty();
  }

  private static Optional<Refusal> currency(TariffVersion version) {
    int digits = version.currency().getDefaultFractionDigits();
    return digits < 0 || digits > CURRENCY_DIGITS_MAX
        ? wrong("currency", version.currency() + " is not a currency to pay in.")
        : Optional.empty();
  }

  private static Optional<Refusal> tax(TariffVersion version) {
    return version.taxBasisPoints() < 0 || version.taxBasisPoints() > TAX_BASIS_POINTS_MAX
        ? wrong("taxBasisPoints", "The tax is 0 to 10000 basis points: 1500 is 15 %.")
        : Optional.empty();
  }

  private static Optional<Refusal> blocks(List<Block> blocks) {
    if (blocks.isEmpty() || blocks.size() > Limits.TARIFF_BLOCKS_MAX) {
      return wrong("blocks", "A tariff has 1 to " + Limits.TARIFF_BLOCKS_MAX + " blocks.");
    }
    for (Block block : blocks) {
      if (block.priceMicros() < 1 || block.priceMicros() > Limits.PRICE_MICROS_MAX) {
        return wrong("blocks", "A block's price is more than 0 and at most 1,000,000 a unit.");
      }
    }
    return ends(blocks);
  }

  private static Optional<Refusal> ends(List<Block> blocks) {
    long begin = 0;
    for (Block block : blocks.subList(0, blocks.size() - 1)) {
      OptionalLong end = block.upToTenths();
      if (end.isEmpty() || end.getAsLong() <= begin) {
        return wrong("blocks", "Each block but the last must end, after the one before it.");
      }
      begin = end.getAsLong();
    }
    return blocks.getLast().upToTenths().isPresent()
        ? wrong("blocks", "The last block must have no end.")
        : Optional.empty();
  }

  private static Optional<Refusal> fixedCharge(TariffVersion version) {
    return version.fixedCharge().flatMap(charge -> fixedCharge(charge, version));
  }

  private static Optional<Refusal> fixedCharge(FixedCharge charge, TariffVersion version) {
    if (charge.amount().minor() <= 0 || !charge.amount().currency().equals(version.currency())) {
      return wrong(
          "fixedCharge", "The fixed charge is more than zero, in " + version.currency() + ".");
    }
    return charge.monthsMax() < 1 || charge.monthsMax() > Limits.FIXED_MONTHS_MAX
        ? wrong(
            "fixedCharge",
            "A fixed charge is taken for 1 to " + Limits.FIXED_MONTHS_MAX + " months at once.")
        : Optional.empty();
  }

  private static Optional<Refusal> wrong(String field, String detail) {
    return Optional.of(Refusal.of(RefusalKind.INVALID_REQUEST, field, detail));
  }
}
