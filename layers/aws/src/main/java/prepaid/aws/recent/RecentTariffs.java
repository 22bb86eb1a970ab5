package prepaid.aws.recent;

import java.time.Clock;
import java.util.List;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;

/** Tariffs as they stood some seconds ago. */
public final class RecentTariffs implements Tariffs {
  private final Tariffs tariffs;
  private final Recent<String, List<TariffVersion>> versions;

  public RecentTariffs(Tariffs tariffs, Clock clock) {
    this.tariffs = tariffs;
    this.versions = new Recent<>(clock, tariffs::versions, List::isEmpty);
  }

  @Override
  public List<TariffVersion> versions(String id) {
    return versions.get(id);
  }

  @Override
  public boolean put(TariffVersion version) {
    try {
      return tariffs.put(version);
    } finally {
      versions.forget(version.id());
    }
  }
}
