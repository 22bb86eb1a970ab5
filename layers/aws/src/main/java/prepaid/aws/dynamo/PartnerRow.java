package prepaid.aws.dynamo;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.Commission.Basis;
import prepaid.vending.partners.Commission.Tier;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Permissions;
import prepaid.vending.partners.SecretHash;
import prepaid.vending.partners.Terminal;
import prepaid.vending.partners.UseCase;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row of a partner. Its secrets are hashes. */
final class PartnerRow {
  static final String PARTNER = "p";
  static final String VERSION = "v";

  private static final String NAME = "n";
  private static final String CURRENCY = "c";
  private static final String ACTIVE = "on";
  private static final String USE_CASES = "uc";
  private static final String UTILITIES = "ut";
  private static final String SUPPLY_GROUPS = "sg";
  private static final String SALE_CAP = "ms";
  private static final String DAY_CAP = "md";
  private static final String TERMINAL_DAY_CAP = "mt";
  private static final String SUPER_VENDOR = "sv";
  private static final String PHONE = "ph";
  private static final String CREDIT_LIMIT = "cl";
  private static final String BASIS = "cb";
  private static final String AT_SOURCE = "ca";
  private static final String TIERS = "ct";
  private static final String FIXED = "cf";
  private static final String TWO_PHASE = "tp";
  private static final String GATEWAY = "gw";
  private static final String TERMINALS = "te";
  private static final String LOW_FLOAT = "lf";
  private static final String SECRETS = "sh";
  private static final String REVOKED = "-";

  private PartnerRow() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of(PARTNER, RowWriter.ofText(id));
  }

  /** The row as it will stand, one version further. */
  static Map<String, AttributeValue> encode(Partner partner) {
    Commission commission = partner.commission();
    RowWriter row =
        new RowWriter()
            .text(PARTNER, partner.id())
            .text(NAME, partner.name())
            .text(CURRENCY, partner.currency().getCurrencyCode())
            .flag(ACTIVE, partner.active())
            .texts(USE_CASES, sorted(partner.permissions().useCases(), UseCase::slug))
            .texts(UTILITIES, sorted(partner.permissions().utilities(), id -> id))
            .texts(SUPPLY_GROUPS, sorted(partner.permissions().supplyGroups(), code -> code))
            .number(SALE_CAP, partner.caps().sale().minor())
            .number(CREDIT_LIMIT, partner.creditLimit().minor())
            .text(BASIS, commission.basis().name())
            .flag(AT_SOURCE, commission.atSource())
            .texts(TIERS, commission.tiers().stream().map(PartnerRow::text).toList())
            .number(FIXED, commission.fixedMinor())
            .flag(TWO_PHASE, partner.twoPhase())
            .flag(GATEWAY, partner.gateway())
            .texts(TERMINALS, partner.terminals().stream().map(PartnerRow::text).toList())
            .number(LOW_FLOAT, partner.lowFloat().minor())
            .texts(SECRETS, partner.secrets().stream().map(PartnerRow::text).toList())
            .number(VERSION, partner.version() + 1);
    partner.caps().day().ifPresent(day -> row.number(DAY_CAP, day.minor()));
    partner.caps().terminalDay().ifPresent(day -> row.number(TERMINAL_DAY_CAP, day.minor()));
    row.text(SUPER_VENDOR, partner.ties().superVendor()).text(PHONE, partner.ties().phone());
    return row.row();
  }

  static Partner decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("partner", PARTNER, attributes);
    Currency currency = row.currency(CURRENCY);
    return new Partner(
        row.text(PARTNER),
        row.text(NAME),
        currency,
        row.flag(ACTIVE),
        new Permissions(
            Set.copyOf(row.each(USE_CASES, PartnerRow::useCase)),
            Set.copyOf(row.texts(UTILITIES)),
            Set.copyOf(row.texts(SUPPLY_GROUPS))),
        new Partner.Caps(
            row.money(SALE_CAP, currency),
            cap(row, DAY_CAP, currency),
            cap(row, TERMINAL_DAY_CAP, currency)),
        row.money(CREDIT_LIMIT, currency),
        new Commission(
            row.parsed(BASIS, Basis::valueOf),
            row.flag(AT_SOURCE),
            row.each(TIERS, PartnerRow::tier),
            row.number(FIXED)),
        row.flag(TWO_PHASE),
        row.flag(GATEWAY),
        row.each(TERMINALS, PartnerRow::terminal),
        row.money(LOW_FLOAT, currency),
        new Partner.Ties(row.optionalText(SUPER_VENDOR), row.optionalText(PHONE)),
        row.each(SECRETS, PartnerRow::secret),
        row.number(VERSION));
  }

  private static Optional<Money> cap(RowReader row, String attribute, Currency currency) {
    return row.has(attribute) ? Optional.of(row.money(attribute, currency)) : Optional.empty();
  }

  private static <T> List<String> sorted(
      Set<T> values, java.util.function.Function<T, String> text) {
    return values.stream().map(text).sorted().collect(Collectors.toList());
  }

  private static UseCase useCase(String slug) {
    return Arrays.stream(UseCase.values())
        .filter(one -> one.slug().equals(slug))
        .findFirst()
        .orElseThrow(StsText::unknown);
  }

  private static String text(Tier tier) {
    String upTo = tier.upToMinor().isEmpty() ? "" : Long.toString(tier.upToMinor().getAsLong());
    return upTo + ":" + tier.basisPoints();
  }

  private static Tier tier(String text) {
    String[] parts = StsText.parts(text, ":", 2);
    return new Tier(
        parts[0].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[0])),
        Integer.parseInt(parts[1]));
  }

  private static String text(Terminal terminal) {
    return (terminal.revoked() ? REVOKED : "+") + terminal.id();
  }

  private static Terminal terminal(String text) {
    return new Terminal(text.substring(1), text.startsWith(REVOKED));
  }

  private static String text(SecretHash secret) {
    return secret.salt() + ":" + secret.hash();
  }

  private static SecretHash secret(String text) {
    String[] parts = StsText.parts(text, ":", 2);
    return new SecretHash(parts[0], parts[1]);
  }
}
