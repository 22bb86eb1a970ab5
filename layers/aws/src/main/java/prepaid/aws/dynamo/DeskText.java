package prepaid.aws.dynamo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import prepaid.sts.BaseDate;
import prepaid.vending.ledger.KeyMoved;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.History;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.PendingKey;

/**
 * What the desk knows of a meter, each in one short text: {@code firstSale,sales,tenths,month,
 * grants}; {@code STS} or {@code STS>vend} of a key that is on its way; {@code STS@year} of one
 * that a vend moved from; flags with commas between.
 */
final class DeskText {
  private static final int HISTORY_PARTS = 5;

  private DeskText() {}

  /** Nothing at all for a meter at which nothing happened. */
  static Optional<String> of(History history) {
    return history.equals(History.NONE)
        ? Optional.empty()
        : Optional.of(
            "%s,%d,%d,%s,%d"
                .formatted(
                    history.firstSale().map(LocalDate::toString).orElse(""),
                    history.sales(),
                    history.soldTenths(),
                    history.grantMonth(),
                    history.grants()));
  }

  static History history(String text) {
    String[] parts = StsText.parts(text, ",", HISTORY_PARTS);
    return new History(
        parts[0].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(parts[0])),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        YearMonth.parse(parts[3]),
        Integer.parseInt(parts[4]));
  }

  static String of(PendingKey pending) {
    String from = StsText.of(pending.from());
    return pending.issuedBy().map(vend -> from + ">" + vend.text()).orElse(from);
  }

  static PendingKey pendingKey(String text) {
    String[] halves = text.split(">", 2);
    return new PendingKey(
        StsText.parse(halves[0]),
        halves.length == 1 ? Optional.empty() : Optional.of(VendKey.parse(halves[1])));
  }

  static String of(KeyMoved moved) {
    return StsText.of(moved.from()) + "@" + moved.baseDate().year();
  }

  static KeyMoved keyMoved(String text) {
    String[] halves = StsText.parts(text, "@", 2);
    return new KeyMoved(
        StsText.parse(halves[0]),
        BaseDate.ofYear(Integer.parseInt(halves[1])).orElseThrow(StsText::unknown));
  }

  static Optional<String> of(Set<MeterFlag> flags) {
    return flags.isEmpty()
        ? Optional.empty()
        : Optional.of(
            flags.stream().sorted().map(MeterFlag::slug).collect(Collectors.joining(",")));
  }

  static Set<MeterFlag> flags(String text) {
    return Arrays.stream(text.split(","))
        .map(slug -> MeterFlag.ofSlug(slug).orElseThrow(StsText::unknown))
        .collect(Collectors.toUnmodifiableSet());
  }
}
