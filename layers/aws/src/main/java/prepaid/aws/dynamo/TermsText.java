package prepaid.aws.dynamo;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.ChannelTerms;
import prepaid.vending.tariffs.Fee;
import prepaid.vending.tariffs.FreeUnits;
import prepaid.vending.tariffs.Levy;
import prepaid.vending.tariffs.TariffTerms;

/**
 * The terms of a tariff version as attributes of its row; what is not set is not there.
 *
 * @param currency of the version; every amount in it has the same
 */
record TermsText(Currency currency) {
  private static final String LEVIES = "lv";
  private static final String FREE_UNITS = "fu";
  private static final String ENERGY_PART = "ep";
  private static final String CHANNELS = "ch";
  private static final String CASH_STEP = "cs";

  private static final String SHARE = "s";
  private static final String AMOUNT = "a";
  private static final String YES = "y";

  void add(RowWriter row, TariffTerms terms) {
    if (!terms.levies().isEmpty()) {
      row.texts(LEVIES, terms.levies().stream().map(TermsText::of).toList());
    }
    row.text(FREE_UNITS, terms.freeUnits().map(TermsText::of));
    row.number(ENERGY_PART, terms.energyPartBasisPoints());
    if (!terms.channels().isEmpty()) {
      row.texts(CHANNELS, terms.channels().stream().map(this::of).toList());
    }
    row.text(CASH_STEP, terms.cashStep().map(this::minor));
  }

  TariffTerms read(RowReader row) {
    return new TariffTerms(
        row.has(LEVIES) ? row.each(LEVIES, TermsText::levy) : List.of(),
        row.optional(FREE_UNITS, TermsText::freeUnits),
        row.smallNumber(ENERGY_PART),
        row.has(CHANNELS) ? row.each(CHANNELS, this::channel) : List.of(),
        row.optional(CASH_STEP, this::money));
  }

  /** {@code s|basis points|name} or {@code a|micros a unit|name}. */
  private static String of(Levy levy) {
    return switch (levy.rate()) {
          case Levy.Rate.OfEnergy(int points) -> SHARE + "|" + points;
          case Levy.Rate.AUnit(long micros) -> AMOUNT + "|" + micros;
        }
        + "|"
        + levy.name();
  }

  private static Levy levy(String text) {
    String[] parts = StsText.parts(text, "\\|", 3);
    return new Levy(
        parts[2],
        isShare(parts[0])
            ? new Levy.Rate.OfEnergy(Integer.parseInt(parts[1]))
            : new Levy.Rate.AUnit(Long.parseLong(parts[1])));
  }

  /** {@code tenths|in blocks|alone}. */
  private static String of(FreeUnits free) {
    return free.units().tenths() + "|" + flag(free.inBlocks()) + "|" + flag(free.alone());
  }

  private static FreeUnits freeUnits(String text) {
    String[] parts = StsText.parts(text, "\\|", 3);
    return new FreeUnits(
        new Units(Long.parseLong(parts[0])), parts[1].equals(YES), parts[2].equals(YES));
  }

  /** {@code channel|open|smallest|largest|s or a|fee|taxed}. */
  private String of(ChannelTerms terms) {
    return String.join(
        "|",
        terms.channel().slug(),
        flag(terms.open()),
        terms.smallest().map(this::minor).orElse(""),
        terms.largest().map(this::minor).orElse(""),
        terms.fee().map(this::of).orElse("||"));
  }

  private String of(Fee fee) {
    return switch (fee) {
      case Fee.OfTender(int points, boolean taxed) -> SHARE + "|" + points + "|" + flag(taxed);
      case Fee.Fixed(Money amount, boolean taxed) ->
          AMOUNT + "|" + minor(amount) + "|" + flag(taxed);
    };
  }

  private ChannelTerms channel(String text) {
    String[] parts = StsText.parts(text, "\\|", 7);
    return new ChannelTerms(
        Channel.ofSlug(parts[0]).orElseThrow(StsText::unknown),
        parts[1].equals(YES),
        optional(parts[2]),
        optional(parts[3]),
        parts[4].isEmpty() ? Optional.empty() : Optional.of(fee(parts)));
  }

  private Fee fee(String[] parts) {
    boolean taxed = parts[6].equals(YES);
    return isShare(parts[4])
        ? new Fee.OfTender(Integer.parseInt(parts[5]), taxed)
        : new Fee.Fixed(money(parts[5]), taxed);
  }

  private static boolean isShare(String word) {
    if (!word.equals(SHARE) && !word.equals(AMOUNT)) {
      throw StsText.unknown();
    }
    return word.equals(SHARE);
  }

  private static String flag(boolean flag) {
    return flag ? YES : "";
  }

  private Optional<Money> optional(String minor) {
    return minor.isEmpty() ? Optional.empty() : Optional.of(money(minor));
  }

  private String minor(Money money) {
    return new LineText(currency).minor(money);
  }

  private Money money(String minor) {
    return new Money(Long.parseLong(minor), currency);
  }
}
