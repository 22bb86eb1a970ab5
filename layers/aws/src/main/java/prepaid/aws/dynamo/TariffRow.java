package prepaid.aws.dynamo;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import prepaid.vending.meters.Resource;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.FixedCharge;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;
import prepaid.vending.tariffs.TariffVersion.NetRounding;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row of a tariff's version: all versions are one partition, sorted by their first day. */
final class TariffRow {
  static final String KEY = "k";

  private static final String SORT = "s";
  private static final String ID = "id";
  private static final String NAME = "n";
  private static final String UTILITY = "u";
  private static final String RESOURCE = "r";
  private static final String CURRENCY = "c";
  private static final String BLOCKS = "b";
  private static final String TAX = "tx";
  private static final String PRICES_INCLUDE_TAX = "in";
  private static final String FIXED_CHARGE = "fa";
  private static final String FIXED_CHARGE_TAXED = "ft";
  private static final String FIXED_CHARGE_MONTHS = "fm";
  private static final String NET_ROUNDING = "nr";
  private static final String ENERGY_ROUNDING = "er";

  private TariffRow() {}

  static String keyText(String id) {
    return "tariff#" + id;
  }

  static Map<String, AttributeValue> encode(TariffVersion version) {
    RowWriter row =
        new RowWriter()
            .text(KEY, keyText(version.id()))
            .text(SORT, version.effectiveFrom().toString())
            .text(ID, version.id())
            .text(NAME, version.name())
            .text(UTILITY, version.utility())
            .text(RESOURCE, version.resource().slug())
            .text(CURRENCY, version.currency().getCurrencyCode())
            .texts(BLOCKS, version.blocks().stream().map(TariffRow::of).toList())
            .number(TAX, version.taxBasisPoints())
            .flag(PRICES_INCLUDE_TAX, version.pricesIncludeTax())
            .text(NET_ROUNDING, version.netRounding().name())
            .text(ENERGY_ROUNDING, version.energyRounding().name());
    version.fixedCharge().ifPresent(charge -> add(row, version, charge));
    new TermsText(version.currency()).add(row, version.terms());
    return row.row();
  }

  private static void add(RowWriter row, TariffVersion version, FixedCharge charge) {
    row.text(FIXED_CHARGE, new LineText(version.currency()).minor(charge.amount()))
        .flag(FIXED_CHARGE_TAXED, charge.taxed())
        .number(FIXED_CHARGE_MONTHS, charge.monthsMax());
  }

  static TariffVersion decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("tariff", KEY, attributes);
    Currency currency = row.currency(CURRENCY);
    return new TariffVersion(
        row.text(ID),
        row.parsed(SORT, LocalDate::parse),
        row.text(NAME),
        row.text(UTILITY),
        row.known(RESOURCE, Resource::ofSlug),
        currency,
        List.copyOf(row.each(BLOCKS, TariffRow::block)),
        row.smallNumber(TAX),
        row.flag(PRICES_INCLUDE_TAX),
        fixedCharge(row, currency),
        row.parsed(NET_ROUNDING, NetRounding::valueOf),
        row.parsed(ENERGY_ROUNDING, EnergyRounding::valueOf),
        new TermsText(currency).read(row));
  }

  private static Optional<FixedCharge> fixedCharge(RowReader row, Currency currency) {
    return row.has(FIXED_CHARGE)
        ? Optional.of(
            new FixedCharge(
                UtilityRow.amount(row, FIXED_CHARGE, currency),
                row.flag(FIXED_CHARGE_TAXED),
                row.smallNumber(FIXED_CHARGE_MONTHS)))
        : Optional.empty();
  }

  /** {@code upTo|price}; the last block has no end. */
  private static String of(Block block) {
    String end = block.upToTenths().isPresent() ? "" + block.upToTenths().getAsLong() : "";
    return end + "|" + block.priceMicros();
  }

  private static Block block(String text) {
    String[] parts = StsText.parts(text, "\\|", 2);
    OptionalLong end =
        parts[0].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[0]));
    return new Block(end, Long.parseLong(parts[1]));
  }
}
