package prepaid.vending.campaigns;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import prepaid.sts.Drn;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.tariffs.TariffMeters;
import prepaid.vending.utilities.Utilities;

/**
 * Which meters a campaign goes through, and for which of them it is: a list says where to look, a
 * meter's row decides.
 *
 * @param read rows of at most 100 meters, strongly consistent
 */
public record Members(
    MeterLists lists,
    TariffMeters tariffs,
    Campaigns campaigns,
    Function<List<Drn>, Map<Drn, Meter>> read,
    Utilities utilities,
    KeyStore keys) {
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

  boolean has(Segment segment, Meter meter) {
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
