package prepaid.vending.campaigns;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import prepaid.sts.Drn;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.tariffs.TariffMeters;
import prepaid.vending.utilities.Utilities;

/**
 * Which meters a campaign goes through, and for which of them it is: a list says where to look, a
 * meter's row decides.
 *
 * @param read rows of at most 100 meters, strongly consistent
 * @param figures what meters bought in a month
 */
public record Members(
    MeterLists lists,
    TariffMeters tariffs,
    Campaigns campaigns,
    Function<List<Drn>, Map<Drn, Meter>> read,
    Utilities utilities,
    KeyStore keys,
    FigureBooks figures) {
  private static final Comparator<Drn> BY_NUMBER = Comparator.comparing(Drn::digits);
  private static final Comparator<Drn> BY_LAST_DIGIT =
      Comparator.comparing((Drn meter) -> meter.digits().charAt(meter.digits().length() - 1))
          .thenComparing(BY_NUMBER);

  /** A page of the shortest list that has them all. */
  List<Drn> page(Campaign campaign, Optional<Drn> after, int most) {
    Segment segment = campaign.plan().segment();
    if (segment.list().isPresent()) {
      return campaigns.named(campaign, after, most);
    }
    return segment.tariff().isPresent()
        ? tariffs.page(segment.tariff().get(), after, most)
        : lists.ofUtility(segment.utility(), after, most);
  }

  /** The order of those pages. */
  static Comparator<Drn> order(Segment segment) {
    return segment.list().isPresent() || segment.tariff().isPresent() ? BY_NUMBER : BY_LAST_DIGIT;
  }

  Map<Drn, Meter> rows(List<Drn> meters) {
    return read.apply(meters);
  }

  /** Those of a page that the campaign is for. */
  Set<Drn> of(Segment segment, Map<Drn, Meter> rows) {
    Set<Drn> found = new HashSet<>();
    rows.values().stream()
        .filter(meter -> has(segment, meter))
        .forEach(meter -> found.add(meter.registration().number()));
    segment
        .bought()
        .flatMap(bought -> bought.month().map(month -> inMonth(segment, bought, month, found)))
        .ifPresent(found::retainAll);
    return found;
  }

  private List<Drn> inMonth(Segment segment, Bought bought, YearMonth month, Set<Drn> meters) {
    return figures.usage(segment.utility(), month, List.copyOf(meters)).stream()
        .filter(bought::isEnough)
        .map(FigureBooks.Usage::meter)
        .toList();
  }

  private boolean has(Segment segment, Meter meter) {
    Registration registration = meter.registration();
    StsAttributes sts = registration.sts();
    boolean isTheirs =
        utilities
            .supplyGroup(sts.supplyGroup())
            .filter(group -> group.utility().equals(segment.utility()))
            .isPresent();
    return isTheirs
        && fits(segment.supplyGroup(), sts.supplyGroup())
        && fits(segment.tariff(), registration.tariff())
        && segment
            .bought()
            .filter(bought -> bought.month().isEmpty())
            .map(bought -> bought.isEnough(meter.state().history()))
            .orElse(true)
        && hasBaseDate(segment, meter);
  }

  private static boolean fits(Optional<String> asked, String there) {
    return asked.map(there::equals).orElse(true);
  }

  /** Of the key that the meter surely has: one that it may not have taken yet does not count. */
  private boolean hasBaseDate(Segment segment, Meter meter) {
    if (segment.baseDate().isEmpty()) {
      return true;
    }
    StsAttributes sts =
        meter.state().pendingKey().map(PendingKey::from).orElse(meter.registration().sts());
    return keys.find(sts.supplyGroup(), sts.keyRevision())
        .map(key -> key.terms().baseDate())
        .equals(segment.baseDate());
  }
}
