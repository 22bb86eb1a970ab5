package prepaid.aws.recent;

import java.time.Clock;
import java.util.List;
import prepaid.vending.cards.CardKey;
import prepaid.vending.cards.CardKeys;

/** The card keys as they stood some seconds ago. */
public final class RecentCardKeys implements CardKeys {
  private static final String LIVE = "live";

  private final CardKeys keys;
  private final Recent<String, List<CardKey>> live;

  public RecentCardKeys(CardKeys keys, Clock clock) {
    this.keys = keys;
    this.live = new Recent<>(clock, name -> keys.live(), List::isEmpty);
  }

  @Override
  public List<CardKey> live() {
    return live.get(LIVE);
  }

  @Override
  public boolean add(CardKey key) {
    try {
      return keys.add(key);
    } finally {
      live.forget(LIVE);
    }
  }

  @Override
  public boolean replace(CardKey before, CardKey after) {
    try {
      return keys.replace(before, after);
    } finally {
      live.forget(LIVE);
    }
  }
}
