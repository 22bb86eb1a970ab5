package prepaid.aws.recent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import prepaid.vending.limits.Limits;

/**
 * Values that may be some seconds old, bounded in number and in age. What was found absent is asked
 * again after a second, so that something new is seen soon, and a caller who asks for nonsense
 * again and again costs one read a second.
 */
final class Recent<K, V> {
  private static final float LOAD_FACTOR = 0.75f;

  private final Clock clock;
  private final Function<K, V> source;
  private final Predicate<V> absent;
  private final Duration ageMax;
  private final Map<K, Entry<V>> entries = new Bounded<>();

  private record Entry<V>(V value, Instant until) {}

  /**
   * @param absent tells whether a value says that there is none
   */
  Recent(Clock clock, Function<K, V> source, Predicate<V> absent) {
    this(clock, source, absent, Limits.CONFIGURATION_AGE_MAX);
  }

  /**
   * @param ageMax how old what is there may get
   */
  Recent(Clock clock, Function<K, V> source, Predicate<V> absent, Duration ageMax) {
    this.ageMax = ageMax;
    this.clock = clock;
    this.source = source;
    this.absent = absent;
  }

  /**
   * Reads outside the lock: two callers may read the same value at once, none waits for another.
   */
  V get(K key) {
    Instant now = clock.instant();
    synchronized (entries) {
      Entry<V> entry = entries.get(key);
      if (entry != null && now.isBefore(entry.until())) {
        return entry.value();
      }
    }
    V value = source.apply(key);
    Duration age = absent.test(value) ? Limits.ABSENCE_AGE_MAX : ageMax;
    synchronized (entries) {
      entries.put(key, new Entry<>(value, now.plus(age)));
    }
    return value;
  }

  void forget(K key) {
    synchronized (entries) {
      entries.remove(key);
    }
  }

  int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  /** The one that was not asked for longest goes first. */
  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    Bounded() {
      super(16, LOAD_FACTOR, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > Limits.CONFIGURATION_ENTRIES_MAX;
    }
  }
}
