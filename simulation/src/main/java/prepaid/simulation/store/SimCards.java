package prepaid.simulation.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.cards.CardKey;
import prepaid.vending.cards.CardKeys;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardRanges;
import prepaid.vending.cards.CardState;
import prepaid.vending.cards.Guesses;

/** Scratch cards: which there are, the keys of their PINs, and who guessed. */
public final class SimCards implements CardRanges, CardKeys, Guesses {
  private static final Port RANGE = Port.read("CardRanges.at");
  private static final Port LIVE = Port.read("CardKeys.live");
  private static final Port READ = Port.read("Guesses.read");
  private static final Port COUNT = Port.write("Guesses.count");

  private final Database rows;
  private final Wire wire;

  public SimCards(Database rows, Wire wire) {
    this.rows = rows;
    this.wire = wire;
  }

  @Override
  public Optional<CardRange> at(long serial) {
    return wire.call(RANGE, () -> rows.card(serial), StoreDown::plain);
  }

  @Override
  public List<CardKey> live() {
    return wire.call(LIVE, () -> List.copyOf(rows.cardKeys), StoreDown::plain);
  }

  /** Without a call, as the world is set up. */
  @Override
  public boolean add(CardKey key) {
    return rows.cardKeys.add(key);
  }

  @Override
  public boolean replace(CardKey before, CardKey after) {
    throw new UnsupportedOperationException("nobody wraps card keys anew in this world");
  }

  @Override
  public Map<String, Tally> read(Set<String> names) {
    return wire.call(
        READ,
        () -> {
          Map<String, Tally> there = new HashMap<>(rows.guesses);
          there.keySet().retainAll(names);
          return there;
        },
        StoreDown::plain);
  }

  @Override
  public void count(Set<String> names, Set<String> anew, Instant at) {
    wire.call(
        COUNT,
        () -> {
          anew.forEach(rows.guesses::remove);
          names.forEach(name -> rows.guesses.merge(name, new Tally(1, at), SimCards::more));
          return true;
        },
        StoreDown::plain);
  }

  private static Tally more(Tally there, Tally next) {
    return new Tally(there.wrong() + 1, next.last());
  }

  /** Without a call, as the world is set up. */
  public void store(CardRange range) {
    rows.cards.put(range.from(), range);
  }

  /** A card was stolen: nobody redeems it from now on. Splits the range in which it lies. */
  public void block(long serial, Instant now) {
    CardRange range = rows.card(serial).orElseThrow();
    CardState blocked = new CardState.Blocked(Optional.empty(), "stolen", now);
    rows.cards.remove(range.from());
    if (range.from() < serial) {
      store(part(range, range.from(), serial - 1, range.state()));
    }
    store(part(range, serial, serial, blocked));
    if (serial < range.to()) {
      store(part(range, serial + 1, range.to(), range.state()));
    }
  }

  private static CardRange part(CardRange range, long from, long to, CardState state) {
    return new CardRange(
        from,
        to,
        range.batch(),
        range.denomination(),
        range.keyVersion(),
        range.expiresAt(),
        range.utility(),
        state,
        range.version() + 1);
  }
}
